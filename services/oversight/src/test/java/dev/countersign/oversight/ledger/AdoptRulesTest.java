package dev.countersign.oversight.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.Rules;
import dev.countersign.domain.fact.StatusFact.RulesAdopted;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.ViewerSwitch;
import dev.countersign.oversight.platform.Window;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** By which rules the platform goes is on record once, and nobody writes by others. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class AdoptRulesTest {

  @Inject AdoptRules rules;
  @Inject LedgerRows rows;
  @Inject DueRows dueRows;
  @Inject PlatformClock clock;
  @Inject RecordStatus status;
  @Inject Facts facts;
  @Inject ViewerSwitch viewerSwitch;

  private static RulesAdopted ours(int more) {
    return new RulesAdopted(Rules.NUMBER + more, "a release of a test");
  }

  private List<Event<RulesAdopted>> adopted() {
    viewerSwitch.look(Viewer.PUBLIC);
    return facts.page(Wanted.all(RulesAdopted.class), Window.ALL).rows().stream()
        .map(row -> row.value())
        .toList();
  }

  @Test
  void aFreshPlatformSaysItsRulesAheadOfEverythingThatTheyMake() {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              var first = adopted().getFirst();
              assertThat(first.fact().rules()).isEqualTo(Rules.NUMBER);
              assertThat(first.header().subjects())
                  .anyMatch(link -> link.subject().equals(Filing.REGISTER) && link.number() == 1);
            });
  }

  @Test
  @ActivateRequestContext
  void replicasThatStartAtOnceSayItOnce() {
    var starting =
        IntStream.range(0, 4).mapToObj(i -> CompletableFuture.runAsync(this::start)).toList();
    starting.forEach(CompletableFuture::join);
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                assertThat(adopted())
                    .filteredOn(event -> event.fact().rules() == Rules.NUMBER)
                    .hasSize(1));
  }

  @ActivateRequestContext
  void start() {
    rules.adopt(ours(0));
  }

  /** What is done is undone again: other tests write by the rules in force. */
  private static void undone(Runnable work) {
    QuarkusTransaction.begin();
    try {
      work.run();
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  /** A lab of this test's own, whose last fact was recorded by a clock that is ahead of ours. */
  private Instant ahead(String lab) {
    // Nobody writes meanwhile, so that nobody waits for a row that this holds.
    rows.queue(List.of(Book.ofPlatform()));
    rows.open(lab, "LAB");
    return rows.recordedAt(List.of(Book.ofLab(lab)), clock.now().plusSeconds(60)).at();
  }

  @Test
  @ActivateRequestContext
  void whatRulesBringIsDatedBehindAllThatAClockAheadHasRecorded() {
    undone(
        () -> {
          var ahead = ahead("org_ahead");
          rules.adopt(ours(1));
          var brought = dueRows.nextDue(List.of("org_ahead")).orElseThrow();
          assertThat(brought).isAfterOrEqualTo(ahead);
          assertThat(rows.recordedAt(List.of(Book.ofLab("org_ahead")), clock.now()).at())
              .isEqualTo(brought);
        });
  }

  @Test
  @ActivateRequestContext
  void whatIsRecordedInSeveralBooksIsBehindAllThatAnyOfThemRecorded() {
    undone(
        () -> {
          var ahead = ahead("org_ahead");
          rows.open("org_behind", "LAB");
          var behind = Book.ofLab("org_behind");
          rows.recordedAt(List.of(behind, Book.ofLab("org_ahead")), clock.now());
          assertThat(rows.recordedAt(List.of(behind), clock.now()).at()).isEqualTo(ahead);
        });
  }

  @Test
  @ActivateRequestContext
  void nothingIsWrittenByOtherRulesThanThoseInForce() {
    undone(
        () -> {
          rules.adopt(ours(1));
          assertThatThrownBy(() -> status.record())
              .isInstanceOfSatisfying(
                  RuleBrokenException.class,
                  e -> assertThat(e.code()).isEqualTo("RULES_SUPERSEDED"));
        });
  }

  @Test
  @ActivateRequestContext
  void olderRulesAreAdoptedOnlyWhereThatIsAskedFor() {
    undone(
        () -> {
          rules.adopt(ours(-1));
          assertThat(adopted().getLast().fact().rules()).isEqualTo(Rules.NUMBER);
          rules.goBack(ours(-1), Rules.NUMBER + 1);
          assertThat(rules.inForce()).isEqualTo(Rules.NUMBER);
          rules.goBack(ours(-1), Rules.NUMBER);
          assertThat(adopted().getLast().fact()).isEqualTo(ours(-1));
        });
  }

  @Test
  @ActivateRequestContext
  void aSettingThatWasForgottenStatesNothing() {
    undone(
        () -> {
          var before = adopted().size();
          rules.goBack(ours(0), Rules.NUMBER);
          assertThat(adopted()).hasSize(before);
        });
  }
}
