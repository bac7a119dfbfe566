/** Signed envelopes: DSSE v1.0.2. */
@NullMarked
package dev.countersign.proofs.dsse;

import org.jspecify.annotations.NullMarked;
