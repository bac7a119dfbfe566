package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.fact.EvaluationFact.CrossingReassessed;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.halt.Consequences;
import dev.countersign.domain.halt.DueInstants;
import dev.countersign.domain.halt.LateStatements;
import dev.countersign.domain.halt.Replay;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.RulesInForce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for any history: each is told by a seed, from sentences in any order. */
public class GatePropertiesTest {
  private static final List<String> OF_THE_LAB =
      List.of(
          "lab evaluates A: 40 of 400",
          "lab evaluates B: 30 of 400",
          "lab evaluates C: 212 of 400",
          "lab evaluates A: 0 of 20",
          "lab evaluates A: 20 of 400 weakly",
          "lab evaluates B: 20 of 400 bad evidence",
          "policy at 0.90",
          "policy at 0.70 months 12",
          "policy renamed CYBER-3",
          "policy attested by 1",
          "policy domain OTHER",
          "policy in document 2 gates nothing but SCALE",
          "safeguard on INTERNAL of A",
          "proposed safeguard on API of A",
          "safeguard on INTERNAL of B like other",
          "withdraw INTERNAL of B",
          "change NEW_TOOLS of B",
          "advance in CYBER",
          "exception",
          "ask SCALE A",
          "ask SCALE B",
          "ask SCALE C to 5e26",
          "ask EXTERNAL_DEPLOY A",
          "day +7",
          "day +40");
  private static final List<String> OF_OTHERS =
      List.of(
          "kestrel evaluates A: 300 of 400",
          "kestrel evaluates B: 230 of 400",
          "kestrel attests 1",
          "bracken attests 2",
          "kestrel validates INTERNAL of A",
          "kestrel validates INTERNAL of B",
          "bracken validates INTERNAL of A until day 60",
          "kestrel doubts INTERNAL of A",
          "bypass of INTERNAL of A",
          "reconfigure INTERNAL of A",
          "invalidate 1",
          "reassess 1 by 2",
          "lift of A",
          "lift of B",
          "repeal");

  private static Tale told(long seed, String begins, List<String> sentences, int length) {
    var random = new Random(seed);
    var tale = Tale.of(begins + "; model A; model B from A x1.5; model C from A x2");
    int day = 0;
    for (int i = 0; i < length; i++) {
      var sentence = sentences.get(random.nextInt(sentences.size()));
      if (sentence.startsWith("day +")) {
        day += Integer.parseInt(sentence.substring(5));
        sentence = "day " + day;
      }
      tell(tale, sentence);
    }
    return tale;
  }

  /** What cannot be told, because what it is about does not exist, is left out. */
  private static void tell(Tale tale, String sentence) {
    try {
      tale.go(sentence);
    } catch (NullPointerException | java.util.NoSuchElementException e) {
      assertThat(sentence)
          .containsPattern("attests|validates|doubts|bypass|reconf|withdraw|inval|reass|lift");
    }
  }

  private static List<String> all() {
    return IntStream.range(0, OF_THE_LAB.size() + OF_OTHERS.size())
        .mapToObj(
            i -> i < OF_THE_LAB.size() ? OF_THE_LAB.get(i) : OF_OTHERS.get(i - OF_THE_LAB.size()))
        .toList();
  }

  private static List<GateDecided> decisions(Story story) {
    return story.read().history().stream(GateDecided.class).map(History.Event::fact).toList();
  }

  @Property(tries = 120)
  void everyRecordedDecisionIsComeToAgainFromItsPinnedFactsAlone(@ForAll long seed) {
    var story = sampled(seed).story();
    for (var decision : decisions(story)) {
      assertThat(Recomputation.of(story, decision)).isEqualTo(decision);
    }
  }

  @Property(tries = 60)
  void whatWasKnownThenIsAllThatADecisionSaw(@ForAll long seed) {
    var story = told(seed, "policy", all(), 30).go("ask SCALE A").story();
    for (var decision : decisions(story)) {
      assertThat(Recomputation.ofAll(story, decision)).isEqualTo(decision);
    }
  }

  @Property(tries = 40)
  void whatIsStatedIsWhatFollows(@ForAll long seed) {
    var story = told(seed, "policy", all(), 30).go("ask SCALE A").story();
    assertThat(Replay.of(story.byOurRules(), Story.LAB, true).faults()).isEmpty();
  }

  @Property(tries = 20)
  void whatIsStatedLateIsWhatFollowed(@ForAll long seed) {
    var tale = sampled(seed);
    var story = tale.story();
    story.sleepUntil(story.now().plus(Duration.ofDays(300)).toString());
    tale.go("ask SCALE A");
    assertThat(Replay.of(story.byOurRules(), Story.LAB, true).faults()).isEmpty();
    var rules = RulesInForce.of(story.byOurRules());
    for (int at = 0; at < story.facts().size(); at++) {
      if (story.facts().get(at).fact() instanceof GateDecided decided) {
        var header = story.facts().get(at).header();
        assertThat(Recomputation.ofAll(story, decided)).isEqualTo(decided);
        var before = story.facts().subList(0, at);
        assertThat(LateStatements.isInOrder(before, header)).as("%s", header).isTrue();
        assertThat(LateStatements.isBrought(before, rules, header)).as("%s", header).isTrue();
      }
    }
  }

  @Property(tries = 20)
  void betweenDueInstantsNothingButDecisionsFollows(@ForAll long seed) {
    var story = sampled(seed).story();
    for (int due = 0; due < 8; due++) {
      var now = story.now();
      var next = DueInstants.next(story.read(), now);
      if (next.isEmpty()) {
        return;
      }
      var between = now.plus(Duration.between(now, next.get()).dividedBy(2));
      assertThat(Consequences.beforeDecisions(story.read().at(between)))
          .as("at %s", between)
          .isEmpty();
      story.at(next.get().toString());
    }
  }

  /** Any history, by its seed; that of a seed is always the same. */
  static Tale sampled(long seed) {
    return told(seed, "policy", all(), 30).go("ask SCALE A; ask SCALE B; ask SCALE C");
  }

  @Property(tries = 120)
  void aLabAloneNeverUndoesALatch(@ForAll long seed) {
    var lab = new ArrayList<>(OF_THE_LAB);
    lab.addAll(List.of("reassess 1 by 2", "reassess 1 by 3", "invalidate 1", "lift of A"));
    var tale =
        told(seed, "policy; model A; kestrel evaluates A: 300 of 400", lab, 25)
            .go("ask SCALE A; ask SCALE B; ask EXTERNAL_DEPLOY C");
    assertThat(decisions(tale.story())).noneMatch(d -> d.outcome() == Outcome.CLEARED);
    assertThat(tale.halt("A").blocks()).isTrue();
  }

  @Property(tries = 60)
  void noAmendmentClearsAPinnedCrossing(@ForAll long seed) {
    var amendments = OF_THE_LAB.stream().filter(s -> s.startsWith("policy")).toList();
    var tale =
        told(seed, "policy; model A; kestrel evaluates A: 300 of 400", amendments, 6)
            .go("ask SCALE A");
    assertThat(tale.answer().outcome()).isEqualTo(Outcome.HALTED);
    assertThat(tale.halt("A").opened().policyVersionDigest()).isEqualTo(Story.digest("policy 1"));
  }

  @Property(tries = 120)
  void takingAwayWhatHelpsNeverClears(@ForAll long seed) {
    var story = told(seed, "policy", all(), 30).go("ask SCALE A").story();
    var request = story.read().history().all(ScaleUpRequested.class).getLast().fact();
    var before = decide(story.facts(), story, request);
    if (before != Outcome.CLEARED) {
      for (var fact : story.facts()) {
        if (helps(fact.fact())) {
          var left = new ArrayList<>(story.facts());
          left.remove(fact);
          assertThat(decide(left, story, request)).as("%s", fact).isNotEqualTo(Outcome.CLEARED);
        }
      }
    }
  }

  private static Outcome decide(List<RecordedFact> facts, Story story, ScaleUpRequested request) {
    return Gate.decide(Case.of(History.of(facts), story.now()), request).outcome();
  }

  private static boolean helps(Fact fact) {
    return switch (fact) {
      case AttestationReceived attestation ->
          attestation.validations().stream().allMatch(v -> v.effect() == Effect.EFFECTIVE);
      case HaltLifted lifted -> true;
      case CrossingReassessed reassessed -> true;
      default -> false;
    };
  }

  @Property(tries = 60)
  void theOrderOfWhatIsRecordedTogetherDoesNotMatter(@ForAll long seed) {
    var together =
        new ArrayList<>(
            List.of(
                "lab evaluates A: 40 of 400",
                "kestrel evaluates A: 300 of 400",
                "lab evaluates B: 50 of 400",
                "safeguard on INTERNAL of A",
                "safeguard on API of A",
                "model D from B x1.1"));
    var begins = "policy; model A; model B from A x1.5; model C from A x2; ";
    var asks = "; ask SCALE A; ask SCALE B; ask SCALE C";
    var expected = answers(Tale.of(begins + String.join("; ", together) + asks));
    Collections.shuffle(together, new Random(seed));
    assertThat(answers(Tale.of(begins + String.join("; ", together) + asks))).isEqualTo(expected);
  }

  private static List<String> answers(Tale tale) {
    return decisions(tale.story()).stream()
        .map(
            d ->
                d.outcome()
                    + " "
                    + d.reasons().stream().map(r -> r.code().name()).sorted().toList())
        .toList();
  }
}
