/** What policies say, asked for in SQL. */
@NullMarked
package dev.countersign.oversight.policy.persistence;

import org.jspecify.annotations.NullMarked;
