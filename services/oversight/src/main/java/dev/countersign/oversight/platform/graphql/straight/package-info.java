/**
 * Answers that are written as they are read: for queries of which every field is read from a record
 * that one use case gave, without the engine, behind the same guards.
 */
@NullMarked
package dev.countersign.oversight.platform.graphql.straight;

import org.jspecify.annotations.NullMarked;
