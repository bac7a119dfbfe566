package dev.countersign.oversight.platform.graphql.http;

import dev.countersign.oversight.platform.graphql.guard.Documents;
import dev.countersign.oversight.platform.graphql.guard.GuardConfig;
import jakarta.enterprise.context.ApplicationScoped;

/** The guards in one hand. */
@ApplicationScoped
class GraphqlGuards {
  private final GuardConfig config;
  private final Documents documents;
  private final TrustedDocuments trusted;
  private final RateLimits rates;
  private final Introspection introspection;

  GraphqlGuards(
      GuardConfig config,
      Documents documents,
      TrustedDocuments trusted,
      RateLimits rates,
      Introspection introspection) {
    this.config = config;
    this.documents = documents;
    this.trusted = trusted;
    this.rates = rates;
    this.introspection = introspection;
  }

  GraphqlDoor.Guards all() {
    return new GraphqlDoor.Guards(config, documents, trusted, rates, introspection);
  }
}
