package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.gate.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of several things behind an answer, which one its reason names, and how long it holds. */
class WhatAReasonPointsToTest {
  private static final String EVALUATION = "evl_";

  private static @Nullable String pointsTo(String tale) {
    return Tale.of(tale).answer().reasons().getLast().relatesTo();
  }

  private static GateDecided cleared(String tale) {
    var answer = Tale.of(tale).answer();
    assertThat(answer.outcome()).as("%s", answer.reasons()).isEqualTo(Outcome.CLEARED);
    return answer;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model A; model B from A x1; lab evaluates A: 40 of 400; lab evaluates B: 40 of 400;"
            + " model C from B x4; ask SCALE C",
        "model A; model B from A x1; lab evaluates B: 40 of 400; lab evaluates A: 40 of 400;"
            + " model C from B x4; ask SCALE C",
        "model A; model B from A x1; lab evaluates A: 40 of 400 bad evidence;"
            + " lab evaluates B: 40 of 400 bad evidence; ask SCALE B",
        "model A; model B from A x1; lab evaluates B: 40 of 400 bad evidence;"
            + " lab evaluates A: 40 of 400 bad evidence; ask SCALE B"
      })
  void ofWhatIsStaleOrFaultyItNamesTheNewest(String tale) {
    assertThat(pointsTo("policy; " + tale)).isEqualTo(EVALUATION + Story.digits(2));
  }

  @Test
  void whatWasNotStructuredIsTheOneThatComesNear() {
    assertThat(
            pointsTo(
                "policy; model A; lab evaluates A: 212 of 400; lab evaluates A: 40 of 400;"
                    + " model B from A x1.1; ask SCALE B"))
        .isEqualTo(EVALUATION + Story.digits(1));
  }

  @Test
  void ofTwoThatRuleOutTheOneThatLastsLongerClears() {
    var answer =
        cleared(
            "policy; model A; lab evaluates A: 40 of 400; day 10;"
                + " lab evaluates A: 40 of 400; ask SCALE A");
    assertThat(answer.validUntil()).isEqualTo(Tale.day("191"));
  }

  @Test
  void aClearanceEndsWhenTheStricterOfTwoCadencesMakesStale() {
    assertThat(
            cleared("policy; model A; lab evaluates A: 40 of 400; policy months 12; ask SCALE A")
                .validUntil())
        .isEqualTo(Tale.day("181"));
    assertThat(
            cleared("policy; model A; lab evaluates A: 40 of 400; policy months 3; ask SCALE A")
                .validUntil())
        .isEqualTo(Tale.day("90"));
  }

  @Test
  void aClearanceEndsWhenWhatIsInForceChanges() {
    var tale = Tale.of("policy; model A; lab evaluates A: 40 of 400");
    Aurelia.publish(tale.story(), 9, Tale.day("50"), TaleTerms.of("at 0.70", 9).policy());
    assertThat(tale.go("ask SCALE A").answer().validUntil()).isEqualTo(Tale.day("50"));
  }

  @Test
  void aClearanceThatRestsOnAnUndoneCrossingEndsWithWhatUndoesIt() {
    var undone =
        "policy; model A; kestrel evaluates A: 300 of 400; day 1; lab evaluates A: 40 of 400;"
            + " bracken attests 2%s; reassess 1 by 2; lift of A; day 10;"
            + " kestrel evaluates A: 40 of 400; ask SCALE A";
    assertThat(cleared(undone.formatted(" until day 60")).validUntil()).isEqualTo(Tale.day("60"));
    // Six months of what undoes it are over before those of what rules out.
    assertThat(cleared(undone.formatted("")).validUntil()).isEqualTo(Tale.day("182"));
  }

  @Test
  void aLongMaximumAgeIsCountedByTheCalendarToo() {
    assertThat(
            cleared("policy months 26; model A; lab evaluates A: 40 of 400; day 780; ask SCALE A")
                .validUntil())
        .isEqualTo(Tale.day("790"));
  }
}
