package dev.countersign.oversight.platform.graphql.http;

import dev.countersign.oversight.platform.edge.admission.Admission;
import dev.countersign.oversight.platform.graphql.OperationTimes;
import dev.countersign.oversight.platform.graphql.guard.Documents;
import dev.countersign.oversight.platform.graphql.guard.GuardConfig;
import dev.countersign.oversight.platform.graphql.straight.StraightRoute;
import jakarta.enterprise.context.ApplicationScoped;

/** The guards in one hand. */
@ApplicationScoped
class GraphqlGuards {
  private final GraphqlDoor.Guards all;

  GraphqlGuards(
      GuardConfig config,
      Documents documents,
      TrustedDocuments trusted,
      Admission admission,
      Introspection introspection,
      StraightRoute straight,
      OperationTimes times) {
    this.all =
        new GraphqlDoor.Guards(
            config, documents, trusted, admission, introspection, straight, times);
  }

  GraphqlDoor.Guards all() {
    return all;
  }
}
