/** The keys by which repeated requests are recognised, and when the status is stated. */
@NullMarked
package dev.countersign.oversight.ledger.edge;

import org.jspecify.annotations.NullMarked;
