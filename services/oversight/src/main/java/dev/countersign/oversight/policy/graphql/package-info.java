/** Framework documents and policy versions in the GraphQL API. */
@NullMarked
package dev.countersign.oversight.policy.graphql;

import org.jspecify.annotations.NullMarked;
