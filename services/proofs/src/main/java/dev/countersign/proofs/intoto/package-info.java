/** Statements about artefacts by digest: in-toto Statement v1. */
@NullMarked
package dev.countersign.proofs.intoto;

import org.jspecify.annotations.NullMarked;
