package dev.countersign.oversight.platform.graphql;

import dev.countersign.oversight.platform.Standpoint;
import graphql.GraphQL;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.execution.instrumentation.ChainedInstrumentation;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * What stands around every execution. Setting one instrumentation replaces all, so all stand here.
 */
@Singleton
class Engine {
  private static final int DEEPEST = 15;

  private final Standpoint standpoint;

  Engine(Standpoint standpoint) {
    this.standpoint = standpoint;
  }

  void build(@Observes GraphQL.Builder builder) {
    builder.instrumentation(
        new ChainedInstrumentation(
            List.of(
                new ErrorContract(),
                new MaxQueryDepthInstrumentation(DEEPEST),
                new OneStandpoint(standpoint))));
  }
}
