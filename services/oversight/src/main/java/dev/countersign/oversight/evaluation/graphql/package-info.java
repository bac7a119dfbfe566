/** Evaluations in the GraphQL API. */
@NullMarked
package dev.countersign.oversight.evaluation.graphql;

import org.jspecify.annotations.NullMarked;
