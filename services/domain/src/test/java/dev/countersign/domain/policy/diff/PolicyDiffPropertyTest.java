package dev.countersign.domain.policy.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.policy.Policy;
import dev.countersign.domain.policy.Renames;
import dev.countersign.domain.policy.Rsp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PolicyDiffPropertyTest {
  /** Places in the policy, each with what may stand there instead. */
  private static final Map<String, List<String>> PLACES =
      Map.ofEntries(
          Map.entry("\"0.60\"", List.of("\"0.2\"", "\"0.85\"")),
          Map.entry("\"HIGHER_IS_RISKIER\"", List.of("\"LOWER_IS_RISKIER\"")),
          Map.entry("\"minimumN\": 30", List.of("\"minimumN\": 10", "\"minimumN\": 300")),
          Map.entry("\"maxAge\": \"P6M\"", List.of("\"maxAge\": \"P182D\"", "\"maxAge\": \"P1Y\"")),
          Map.entry("[\"NEW_TOOLS\", \"FINETUNE\"]", List.of("[]", "[\"RL\"]")),
          Map.entry("\"SCALE\": []", List.of("\"SCALE\": [\"SEC-3\"]")),
          Map.entry("\"safetyLevel\": \"ASL-3\"", List.of("\"safetyLevel\": \"ASL-1\"")),
          Map.entry("\"rank\": 2", List.of("\"rank\": 0", "\"rank\": 9")),
          Map.entry("\"rank\": 3", List.of("\"rank\": -1", "\"rank\": 20")),
          Map.entry("\"key\": \"BIO-2\"", List.of("\"key\": \"BIO-3\"")),
          Map.entry("\"key\": \"exploit-success\"", List.of("\"key\": \"other\"")),
          Map.entry("\"key\": \"whistleblowing\"", List.of("\"key\": \"hotline\"")),
          Map.entry("\"force\": \"BINDING\"", List.of("\"force\": \"GOAL\"")),
          Map.entry("\"unless a competitor has\"", List.of("", "\"if asked\"")),
          Map.entry("\"required\": true", List.of("\"required\": false")),
          Map.entry("\"businessDays\": 5", List.of("\"businessDays\": 1", "\"businessDays\": 9")),
          Map.entry("\"attestationMaxAge\": \"P6M\"", List.of("\"attestationMaxAge\": null")));

  @Provide
  Arbitrary<Policy> policies() {
    var places = new ArrayList<>(PLACES.keySet());
    return Arbitraries.integers()
        .between(0, 2)
        .list()
        .ofSize(places.size())
        .map(
            choices -> {
              var policy = Rsp.asPublished();
              for (int i = 0; i < places.size(); i++) {
                var instead = PLACES.get(places.get(i));
                if (choices.get(i) > 0 && choices.get(i) <= instead.size()) {
                  policy = policy.with(places.get(i), instead.get(choices.get(i) - 1));
                }
              }
              return policy.read();
            });
  }

  private static List<PolicyChange> between(Policy before, Policy after) {
    return PolicyDiff.between(before, after, Renames.of(List.of(before, after)));
  }

  @Property(tries = 200)
  void aVersionDiffersFromItselfInNothing(@ForAll("policies") Policy policy) {
    assertThat(between(policy, policy)).isEmpty();
  }

  @Property(tries = 400)
  void theOtherWayRoundEveryChangeIsItsOpposite(
      @ForAll("policies") Policy one, @ForAll("policies") Policy other) {
    var there = between(one, other);
    var back = new ArrayList<>(between(other, one));
    for (var change : there) {
      var opposite =
          back.stream()
              .filter(candidate -> isOpposite(change, candidate))
              .findFirst()
              .orElseThrow();
      back.remove(opposite);
    }
    assertThat(back).isEmpty();
  }

  private static boolean isOpposite(PolicyChange change, PolicyChange back) {
    return change.path().equals(back.path())
        && Objects.equals(change.before(), back.after())
        && Objects.equals(change.after(), back.before())
        && change.comparable() == back.comparable()
        && back.changeClass() == expected(change, back);
  }

  private static ChangeClass expected(PolicyChange change, PolicyChange back) {
    if (!change.comparable()) {
      return ChangeClass.WEAKENED;
    }
    boolean isPart =
        change
            .path()
            .matches(
                ".*\\.(thresholds|indicators|commitments|safeguards|safetyLevels)\\[[^\\[]*\\]");
    return switch (change.changeClass()) {
      case NEUTRAL -> ChangeClass.NEUTRAL;
      case STRENGTHENED -> ChangeClass.WEAKENED;
      case REMOVED -> ChangeClass.ADDED;
      // What is new may have asked for something, and then its going is a weakening.
      case ADDED ->
          back.changeClass() == ChangeClass.REMOVED ? ChangeClass.REMOVED : ChangeClass.WEAKENED;
      case WEAKENED ->
          isPart && change.after() == null ? ChangeClass.ADDED : ChangeClass.STRENGTHENED;
    };
  }

  @Property(tries = 200)
  void weakeningsAlwaysComeFirst(@ForAll("policies") Policy one, @ForAll("policies") Policy other) {
    assertThat(between(one, other))
        .isSortedAccordingTo(java.util.Comparator.comparing(PolicyChange::changeClass));
  }
}
