/** The library in the GraphQL API. */
@NullMarked
package dev.countersign.oversight.library.graphql;

import org.jspecify.annotations.NullMarked;
