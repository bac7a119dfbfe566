/** Keys as they are on record, in plain SQL: locks have no counterpart in an entity. */
@NullMarked
package dev.countersign.oversight.organisation.persistence;

import org.jspecify.annotations.NullMarked;
