/** Models in the GraphQL API. */
@NullMarked
package dev.countersign.oversight.model.graphql;

import org.jspecify.annotations.NullMarked;
