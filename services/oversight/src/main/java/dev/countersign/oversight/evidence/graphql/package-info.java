/** Evidence in the GraphQL API. */
@NullMarked
package dev.countersign.oversight.evidence.graphql;

import org.jspecify.annotations.NullMarked;
