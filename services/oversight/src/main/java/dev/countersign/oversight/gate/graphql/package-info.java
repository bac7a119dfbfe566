/** Scale-up requests and decisions in the GraphQL API. */
@NullMarked
package dev.countersign.oversight.gate.graphql;

import org.jspecify.annotations.NullMarked;
