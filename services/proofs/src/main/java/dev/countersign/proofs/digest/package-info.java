/** SHA-256, as bytes and as text. */
@NullMarked
package dev.countersign.proofs.digest;

import org.jspecify.annotations.NullMarked;
