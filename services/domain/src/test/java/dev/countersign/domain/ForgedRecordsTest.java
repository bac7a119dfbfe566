package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.AttestationFact.DecisionImpeached;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRejected;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.HaltFact.HaltLiftDenied;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.halt.Replay;
import dev.countersign.domain.id.OrganisationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Whoever holds the log's key and the database can write any record: whatever is left out of one,
 * or put into it, or dated otherwise, of what the platform states by itself is found.
 */
class ForgedRecordsTest {
  private static final OrganisationId PLATFORM = new OrganisationId("org_countersign");
  private static final long HISTORIES = 6;

  private static Map<String, List<RecordedFact>> records() {
    var records = new LinkedHashMap<String, List<RecordedFact>>();
    for (long seed = 0; seed < HISTORIES; seed++) {
      var tale = GatePropertiesTest.sampled(seed);
      records.put("history " + seed, tale.story().byOurRules());
      tale.story().sleepUntil(tale.story().now().plus(Duration.ofDays(200)).toString());
      records.put("late history " + seed, tale.go("ask SCALE A").story().byOurRules());
    }
    records.put("the worked example to step 14", WorkedExampleTest.toStep14().byOurRules());
    records.put("the worked example to step 16", LaterStepsTest.toStep16().byOurRules());
    var story = SuspensionTest.toStep17();
    Aurelia.version(story.at("2026-09-04T00:00:00Z"), Aurelia.AUR_4, null, "1");
    records.put("the worked example to step 17", story.byOurRules());
    return records;
  }

  private static List<Replay.Fault> faults(List<RecordedFact> facts) {
    return Replay.of(facts, Story.LAB, true).faults();
  }

  private static boolean isDerived(Fact fact) {
    return fact instanceof HaltOpened
        || fact instanceof HaltLifted
        || fact instanceof HaltLiftDenied
        || fact instanceof AttestationSuspended
        || fact instanceof EvaluationRejected
        || fact instanceof DecisionImpeached;
  }

  /** The last transaction may go on behind what is shown. */
  private static List<RecordedFact> derived(List<RecordedFact> facts) {
    long last = facts.getLast().header().position().xid();
    return facts.stream()
        .filter(fact -> isDerived(fact.fact()))
        .filter(fact -> fact.header().position().xid() != last)
        .toList();
  }

  @Test
  void honestRecordsHoldWhateverTheyAreOf() {
    var many = new int[1];
    records()
        .forEach(
            (name, facts) -> {
              assertThat(faults(facts)).as(name).isEmpty();
              many[0] += derived(facts).size();
            });
    assertThat(many[0]).isGreaterThan(20);
  }

  @Test
  void nothingThatFollowsCanBeLeftOut() {
    records()
        .forEach(
            (name, facts) -> {
              for (var left : derived(facts)) {
                var forged = new ArrayList<>(facts);
                forged.remove(left);
                assertThat(faults(forged)).as("%s without %s", name, left).isNotEmpty();
              }
            });
  }

  @Test
  void nothingThatFollowsCanBeDatedOtherwise() {
    records()
        .forEach(
            (name, facts) -> {
              for (var dated : derived(facts)) {
                for (var by : List.of(Duration.ofMinutes(-1), Duration.ofMinutes(1))) {
                  var forged = new ArrayList<>(facts);
                  forged.set(forged.indexOf(dated), shifted(dated, by));
                  assertThat(faults(forged)).as("%s by %s: %s", name, by, dated).isNotEmpty();
                }
              }
            });
  }

  private static RecordedFact shifted(RecordedFact recorded, Duration by) {
    var header = recorded.header();
    return new RecordedFact(Story.since(header, header.validFrom().plus(by)), recorded.fact());
  }

  @Test
  void noHaltCanBeLiftedByTheWay() {
    records()
        .forEach(
            (name, facts) -> {
              for (var opened : facts) {
                if (opened.fact() instanceof HaltOpened halt) {
                  var forged = behind(facts, opened, new HaltLifted(halt.halt()));
                  assertThat(faults(forged)).as("%s: %s", name, halt).isNotEmpty();
                }
              }
            });
  }

  /** As if the platform had stated this too, at the end of the same write. */
  private static List<RecordedFact> behind(List<RecordedFact> facts, RecordedFact at, Fact stated) {
    var header = at.header();
    var forged = new ArrayList<>(facts);
    int place = facts.indexOf(at);
    while (place < facts.size()
        && facts.get(place).header().position().xid() == header.position().xid()) {
      place++;
    }
    forged.add(
        place,
        new RecordedFact(
            new FactHeader(
                stated.kind(),
                1,
                header.id(),
                PLATFORM,
                Story.LAB,
                header.recordedAt(),
                header.recordedAt(),
                new Position(1, header.position().xid(), Integer.MAX_VALUE),
                null,
                null,
                List.of()),
            stated));
    return forged;
  }
}
