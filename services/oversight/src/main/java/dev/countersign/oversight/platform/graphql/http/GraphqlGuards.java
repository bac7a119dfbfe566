package dev.countersign.oversight.platform.graphql.http;

import dev.countersign.oversight.platform.graphql.OperationTimes;
import dev.countersign.oversight.platform.graphql.guard.Documents;
import dev.countersign.oversight.platform.graphql.guard.GuardConfig;
import dev.countersign.oversight.platform.graphql.straight.StraightRoute;
import jakarta.enterprise.context.ApplicationScoped;

/** The guards in one hand. */
@ApplicationScoped
class GraphqlGuards {
  private final GuardConfig config;
  private final Documents documents;
  private final TrustedDocuments trusted;
  private final RateLimits rates;
  private final Introspection introspection;
  private final StraightRoute straight;
  private final OperationTimes times;

  GraphqlGuards(
      GuardConfig config,
      Documents documents,
      TrustedDocuments trusted,
      RateLimits rates,
      Introspection introspection,
      StraightRoute straight,
      OperationTimes times) {
    this.config = config;
    this.documents = documents;
    this.trusted = trusted;
    this.rates = rates;
    this.introspection = introspection;
    this.straight = straight;
    this.times = times;
  }

  GraphqlDoor.Guards all() {
    return new GraphqlDoor.Guards(
        config, documents, trusted, rates, introspection, straight, times);
  }
}
