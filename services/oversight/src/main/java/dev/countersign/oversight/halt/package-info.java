/** Halts and the lifting of them. */
@NullMarked
package dev.countersign.oversight.halt;

import org.jspecify.annotations.NullMarked;
