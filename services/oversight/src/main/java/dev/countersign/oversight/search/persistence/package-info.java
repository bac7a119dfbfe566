/** PostgreSQL's full-text search, under the rows' own rules. */
@NullMarked
package dev.countersign.oversight.search.persistence;

import org.jspecify.annotations.NullMarked;
