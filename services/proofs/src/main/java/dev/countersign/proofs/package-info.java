/** Digests, canonical JSON, DSSE, in-toto statements, Merkle proofs, signed notes. */
@NullMarked
package dev.countersign.proofs;

import org.jspecify.annotations.NullMarked;
