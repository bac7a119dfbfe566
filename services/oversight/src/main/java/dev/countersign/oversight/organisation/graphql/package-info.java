/** Organisations in the GraphQL API. */
@NullMarked
package dev.countersign.oversight.organisation.graphql;

import org.jspecify.annotations.NullMarked;
