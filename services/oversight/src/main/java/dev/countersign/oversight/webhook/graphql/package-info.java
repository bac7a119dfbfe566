/** Webhooks in the GraphQL API. */
@NullMarked
package dev.countersign.oversight.webhook.graphql;

import org.jspecify.annotations.NullMarked;
