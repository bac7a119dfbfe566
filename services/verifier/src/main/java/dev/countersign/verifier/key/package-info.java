/** Keys that stay with whoever signs. */
@NullMarked
package dev.countersign.verifier.key;

import org.jspecify.annotations.NullMarked;
