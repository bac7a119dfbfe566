/** What the log holds of a fact: a salted commitment whose fields can be opened one by one. */
@NullMarked
package dev.countersign.proofs.commitment;

import org.jspecify.annotations.NullMarked;
