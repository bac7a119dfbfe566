/** Checks a proof bundle, and recomputes the decision that it is about. */
@NullMarked
package dev.countersign.verifier.verify;

import org.jspecify.annotations.NullMarked;
