package dev.countersign.oversight.gate.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.gate.FollowTime;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.PlatformClock;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * However many replicas find that something has fallen due, it is stated once. Each scheduler here
 * does what a replica's does, on one database, beside that of the service itself.
 */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class TwoSchedulersTest extends LoopSteps {
  private static final int SCHEDULERS = 2;
  private static final int KNOCKS = 5;

  @Inject Ledger ledger;
  @Inject FollowTime followTime;
  @Inject PlatformClock clock;

  /** As a replica's scheduler does, whatever another one does meanwhile. */
  private Void knocks(CyclicBarrier together) throws Exception {
    var context = Arc.container().requestContext();
    for (int i = 0; i < KNOCKS; i++) {
      // Where the other one failed, nobody comes.
      together.await(60, TimeUnit.SECONDS);
      context.activate();
      try {
        ledger.due(clock.now()).keySet().forEach(followTime::follow);
      } finally {
        context.terminate();
      }
    }
    return null;
  }

  private void bothKnock() throws InterruptedException, ExecutionException {
    var together = new CyclicBarrier(SCHEDULERS);
    try (var pool = Executors.newFixedThreadPool(SCHEDULERS)) {
      var all = new ArrayList<Future<Void>>();
      for (int i = 0; i < SCHEDULERS; i++) {
        all.add(pool.submit(() -> knocks(together)));
      }
      for (var one : all) {
        one.get();
      }
    }
  }

  @Test
  void eachDueFactIsStatedOnce() throws Exception {
    AuditorSteps.engaged(model);
    var request = asked();
    evaluated("kestrel-evaluator", "CYBER-2", "REACHED", REACHED);
    for (var safeguard : List.of("CY-CLS", "CY-KYC", "SEC-3")) {
      validated(safeguard);
    }
    var halt = halts().getFirst();
    lift(halt);
    String ends =
        Api.as("eu-analyst")
            .send("{ node(id: \"%s\") { ... on Halt { objectionWindowEnds } } }".formatted(halt))
            .extract()
            .path("data.node.objectionWindowEnds");
    StoryTime.sleepUntil(Instant.parse(ends));
    bothKnock();
    List<Map<String, Object>> facts =
        Api.as("eu-analyst")
            .send(
                "{ node(id: \"%s\") { ... on Halt { state } facts { kind validFrom } } }"
                    .formatted(halt))
            .body("errors", nullValue())
            .body("data.node.state", equalTo("LIFTED"))
            .extract()
            .path("data.node.facts");
    assertThat(facts.stream().map(fact -> fact.get("kind")))
        .containsExactly("HALT_OPENED", "HALT_LIFT_REQUESTED", "HALT_LIFT_APPROVED", "HALT_LIFTED");
    assertThat(facts.getLast().get("validFrom")).isEqualTo(ends);
    // What the lift changes about the request is decided once, too.
    List<String> decided =
        Api.as("eu-analyst")
            .send(
                ("{ node(id: \"%s\") { ... on ScaleUpRequest { decisions(first: 100) { nodes {"
                        + " facts { validFrom } } } } } }")
                    .formatted(request))
            .extract()
            .path("data.node.decisions.nodes.facts.flatten().validFrom");
    assertThat(decided).filteredOn(ends::equals).hasSize(1);
    assertThat(ledger.due(clock.now())).doesNotContainKey("org_aurelia");
  }
}
