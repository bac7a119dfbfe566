/** Safeguards in the GraphQL API. */
@NullMarked
package dev.countersign.oversight.safeguard.graphql;

import org.jspecify.annotations.NullMarked;
