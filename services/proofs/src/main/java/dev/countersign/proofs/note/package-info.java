/** Signed notes and checkpoints as C2SP writes them. */
@NullMarked
package dev.countersign.proofs.note;

import org.jspecify.annotations.NullMarked;
