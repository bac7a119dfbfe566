/** Compliance across labs in the GraphQL API. */
@NullMarked
package dev.countersign.oversight.supervision.graphql;

import org.jspecify.annotations.NullMarked;
