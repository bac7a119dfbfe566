/** The keys by which repeated requests are recognised. */
@NullMarked
package dev.countersign.oversight.ledger.edge;

import org.jspecify.annotations.NullMarked;
