package dev.countersign.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.WorkedExampleTest;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.history.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Denied by default: whatever is taken away, nothing that was not cleared becomes cleared. */
class DefaultDenyTest {
  private static final Instant AT = Instant.parse("2026-08-12T12:00:00Z");
  private static final List<RecordedFact> CLEARED = WorkedExampleTest.clearedFacts();

  private static Outcome decide(List<RecordedFact> facts) {
    return Gate.decide(Case.of(History.of(facts), AT), WorkedExampleTest.request()).outcome();
  }

  @Property(tries = 300)
  void takingPositiveFactsAwayNeverClears(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 200) Integer> taken) {
    var left = new ArrayList<RecordedFact>();
    for (int i = 0; i < CLEARED.size(); i++) {
      var fact = CLEARED.get(i);
      boolean alarming =
          switch (fact.fact().kind()) {
            case "EVALUATION_COMPLETED",
                "EVALUATION_REGISTERED",
                "EVALUATION_STARTED",
                "EVIDENCE_SEALED",
                "HALT_OPENED",
                "GATE_DECIDED" ->
                true;
            default -> fact.fact() instanceof ModelVersionRegistered;
          };
      if (alarming || !taken.contains(i)) {
        left.add(fact);
      }
    }
    // Only what the story as told clears may be cleared: taking away can only bring it lower.
    var outcome = decide(left);
    boolean complete = left.size() == CLEARED.size();
    assertThat(outcome == Outcome.CLEARED && !complete && lacksWhatItRestsOn(left)).isFalse();
  }

  private static boolean lacksWhatItRestsOn(List<RecordedFact> left) {
    return left.stream().filter(f -> f.fact().kind().equals("ATTESTATION_RECEIVED")).count() < 4
        || left.stream().noneMatch(f -> f.fact().kind().equals("POLICY_VERSION_PUBLISHED"))
        || left.stream().filter(f -> f.fact().kind().equals("HALT_LIFTED")).count() < 2;
  }

  @Property(tries = 50)
  void theSameFactsGiveTheSameDecision(@ForAll @IntRange(min = 1, max = 200) int size) {
    var facts = CLEARED.subList(0, Math.min(size, CLEARED.size()));
    assertThat(Gate.decide(Case.of(History.of(facts), AT), WorkedExampleTest.request()))
        .isEqualTo(Gate.decide(Case.of(History.of(facts), AT), WorkedExampleTest.request()));
  }
}
