/** Appends facts in the order of their commits, with what the log is told of them. */
@NullMarked
package dev.countersign.oversight.ledger;

import org.jspecify.annotations.NullMarked;
