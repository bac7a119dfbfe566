/** Search in the GraphQL API. */
@NullMarked
package dev.countersign.oversight.search.graphql;

import org.jspecify.annotations.NullMarked;
