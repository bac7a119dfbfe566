/** Outbox, sequencer, tree, signed checkpoint, proofs. */
@NullMarked
package dev.countersign.transparency;

import org.jspecify.annotations.NullMarked;
