/**
 * What can be signed: one record per predicate type, its components those of the published schema.
 */
@NullMarked
package dev.countersign.domain.statement;

import org.jspecify.annotations.NullMarked;
