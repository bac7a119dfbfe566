/** A restored system, held against itself and against what was published. */
@NullMarked
package dev.countersign.operations.check;

import org.jspecify.annotations.NullMarked;
