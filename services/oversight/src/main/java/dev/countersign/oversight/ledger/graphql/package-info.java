/** Where things stand in the record and in the log, in the GraphQL API. */
@NullMarked
package dev.countersign.oversight.ledger.graphql;

import org.jspecify.annotations.NullMarked;
