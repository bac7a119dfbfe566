/** Restores that are sound, and every way in which one is not. */
@NullMarked
package dev.countersign.operations.check;

import org.jspecify.annotations.NullMarked;
