/** What the log holds of the facts, in plain SQL. */
@NullMarked
package dev.countersign.oversight.proof.persistence;

import org.jspecify.annotations.NullMarked;
