/** Packs of records for what labs write: a report on a model, and a report to their board. */
@NullMarked
package dev.countersign.oversight.pack;

import org.jspecify.annotations.NullMarked;
