/** What is recorded: one record per kind, its components in the order of its published schema. */
@NullMarked
package dev.countersign.domain.fact;

import org.jspecify.annotations.NullMarked;
