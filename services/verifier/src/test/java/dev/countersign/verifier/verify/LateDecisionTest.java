package dev.countersign.verifier.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.Rules;
import dev.countersign.domain.fact.EvaluationFact.EvaluationStarted;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.halt.DueInstants;
import dev.countersign.domain.history.History;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A decision that an instant brought and the platform stated late is judged by that instant; no
 * other is the platform's to choose.
 */
class LateDecisionTest {
  private static final String BACK = "2027-03-01T00:00:00Z";

  private static Instant due(Aurelia story) {
    var chained =
        story.ledger.facts().stream().filter(fact -> fact.header().lab() != null).toList();
    var now = story.ledger.now();
    return DueInstants.next(Case.of(History.of(chained), now), now).orElseThrow();
  }

  /** Away until long after the first instant that fell due, and back with a fresh status. */
  private static Aurelia away() {
    var story = Aurelia.cleared();
    story.ledger.waitUntil(BACK);
    story.ledger.status();
    return story;
  }

  private static Verdict check(Aurelia story) {
    return new Verification(story.bundle(), List.of(story.ledger.verifier())).verdict();
  }

  @Test
  void aLateDecisionIsRecomputedAtTheInstantThatBroughtIt() {
    var due = due(Aurelia.cleared());
    var verdict = check(away().decidedLate(due));
    assertThat(verdict.lacks()).isEmpty();
    assertThat(verdict.result()).isEqualTo(Result.VERIFIED);
  }

  @Test
  void aConvenientInstantNeverVerifies() {
    var due = due(Aurelia.cleared());
    for (var chosen : List.of(due.minus(Duration.ofDays(1)), due.minusMillis(1))) {
      var verdict = check(away().decidedLate(chosen));
      assertThat(verdict.result()).as("%s", chosen).isEqualTo(Result.INCOMPLETE);
      assertThat(verdict.lacks()).anyMatch(line -> line.contains("what brought that instant"));
    }
  }

  @Test
  void anInstantAtWhichWhatIsInForceWasAdoptedAgainNeverVerifies() {
    var story = Aurelia.cleared();
    var chosen = due(story).minus(Duration.ofDays(1));
    story.ledger.waitUntil(chosen.toString());
    story.ledger.adopt(Rules.NUMBER);
    story.ledger.waitUntil(BACK);
    story.ledger.status();
    assertThat(check(story.decidedLate(chosen)).result()).isEqualTo(Result.INCOMPLETE);
  }

  @Test
  void aDecisionOfTheFutureOrOfBeforeTheRecordWentOnIsRefused() {
    var story = away();
    story.ledger.append(
        Aurelia.EVALUATION.value(), Ledger.LAB, new EvaluationStarted(Aurelia.EVALUATION));
    for (var chosen : List.of(due(Aurelia.cleared()), Instant.parse(BACK).plusSeconds(1))) {
      var verdict = check(story.decidedLate(chosen));
      assertThat(verdict.result()).as("%s", chosen).isEqualTo(Result.REFUSED);
      assertThat(verdict.lacks()).anyMatch(line -> line.contains("the record went on between"));
    }
  }

  @Test
  void aLateDecisionWithTheAnswerOfAnotherInstantIsRefused() {
    var story = away();
    var due = due(Aurelia.cleared());
    // It says that it holds since its instant, and gives the answer of a day before.
    story.ledger.late(due, () -> story.decidedAt(due.minus(Duration.ofDays(1))));
    assertThat(check(story).result()).isEqualTo(Result.REFUSED);
  }
}
