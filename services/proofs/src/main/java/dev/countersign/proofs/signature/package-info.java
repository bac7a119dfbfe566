/** Ed25519 and ECDSA P-256: keys, signing and verifying. */
@NullMarked
package dev.countersign.proofs.signature;

import org.jspecify.annotations.NullMarked;
