/** The rows behind a comparison, one statement a level. */
@NullMarked
package dev.countersign.oversight.supervision.persistence;

import org.jspecify.annotations.NullMarked;
