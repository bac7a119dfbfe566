/** The ledger's tables, in plain SQL: positions and locks have no counterpart in an entity. */
@NullMarked
package dev.countersign.oversight.ledger.persistence;

import org.jspecify.annotations.NullMarked;
