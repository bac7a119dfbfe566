/** Verify offline, make keys, sign and submit from a lab's CI. */
@NullMarked
package dev.countersign.verifier;

import org.jspecify.annotations.NullMarked;
