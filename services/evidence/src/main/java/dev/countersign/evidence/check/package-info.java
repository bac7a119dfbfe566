/** A restored store, held against the list of what must be in it. */
@NullMarked
package dev.countersign.evidence.check;

import org.jspecify.annotations.NullMarked;
