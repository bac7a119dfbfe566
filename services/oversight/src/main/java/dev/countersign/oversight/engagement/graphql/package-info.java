/** Engagements in the GraphQL API. */
@NullMarked
package dev.countersign.oversight.engagement.graphql;

import org.jspecify.annotations.NullMarked;
