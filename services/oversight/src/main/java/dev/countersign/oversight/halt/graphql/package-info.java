/** Halts in the GraphQL API. */
@NullMarked
package dev.countersign.oversight.halt.graphql;

import org.jspecify.annotations.NullMarked;
