/** Flyway migrations, roles, grants and row-level security. */
@NullMarked
package dev.countersign.database;

import org.jspecify.annotations.NullMarked;
