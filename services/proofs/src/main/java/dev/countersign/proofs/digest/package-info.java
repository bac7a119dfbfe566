/** SHA-256, as bytes and as text, and the HMAC made of it. */
@NullMarked
package dev.countersign.proofs.digest;

import org.jspecify.annotations.NullMarked;
