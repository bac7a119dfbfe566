/** Attestations in the GraphQL API. */
@NullMarked
package dev.countersign.oversight.attestation.graphql;

import org.jspecify.annotations.NullMarked;
