package dev.countersign.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The order of facts is the order of commits, whatever the order in which transactions began. */
class PositionTest {

  static TestDatabase.Address database;

  @BeforeAll
  static void migrate() throws SQLException {
    database = TestDatabase.fresh();
  }

  private static Session lab() throws SQLException {
    return database.viewer("org_aurelia", "LAB");
  }

  private static Fact fact(String id) {
    return Fact.of(id, "MODEL_REGISTERED", "org_aurelia", "org_aurelia", "SUPERVISED");
  }

  @Test
  void aWriterThatBeganFirstButQueuedSecondComesSecond() throws Exception {
    try (var early = lab();
        var late = lab()) {
      early.one("select count(*) from fact");
      late.lock(1);
      var first = late.append(fact("mdl_late"));
      var waiting =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  early.lock(1);
                  return early.append(fact("mdl_early"));
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(waiting).isNotDone();
      late.commit();
      var second = waiting.get(60, TimeUnit.SECONDS);
      early.commit();
      assertThat(second.toString()).isGreaterThan(first.toString());
    }
  }

  @Test
  void theLockItselfTakesNoTransactionId() throws SQLException {
    try (var writer = lab()) {
      writer.lock(2);
      assertThat(writer.one("select pg_current_xact_id_if_assigned() is null")).isEqualTo("t");
    }
  }

  @Test
  void whatAnOpenTransactionWroteIsNotSettled() throws Exception {
    try (var open = lab();
        var other = lab();
        var reader = lab()) {
      open.append(fact("mdl_open"));
      var committed = other.append(fact("mdl_committed"));
      other.commit();
      assertThat(reader.one("select '" + committed + "'::uuid < ledger.settled_position()"))
          .as("a later commit waits for an earlier open writer")
          .isEqualTo("f");
      open.commit();
      assertThat(reader.settles(committed)).isTrue();
    }
  }

  @Test
  void aRolledBackWriterHoldsNothingBack() throws Exception {
    try (var reader = lab()) {
      var undone = lab();
      var position = undone.append(fact("mdl_undone"));
      undone.close();
      assertThat(reader.settles(position)).isTrue();
      assertThat(reader.seen()).doesNotContain("mdl_undone");
    }
  }

  @Test
  void aPositionOfAnotherTransactionIsRefused() throws SQLException {
    try (var writer = lab()) {
      var foreign = writer.append(fact("mdl_first"));
      writer.commit();
      writer.look("org_aurelia", "LAB", "2026-06-01T00:00:00Z");
      assertThatThrownBy(
              () ->
                  writer.run(
                      "insert into fact select ('"
                          + foreign
                          + "')::uuid, 'mdl_second', kind, 1, owner_org, lab, audience, public_when,"
                          + " parties, signed, document, model, lineage, domains, evidence_class,"
                          + " valid_from, recorded_at, lag_seconds, corrects, body, commitment from"
                          + " fact where id = 'mdl_first'"))
          .hasMessageContaining("is not of this transaction");
    }
  }

  @Test
  void aFactCanBeNeitherChangedNorRemoved() throws SQLException {
    try (var writer = lab()) {
      writer.append(fact("mdl_fixed"));
      writer.commit();
    }
    for (var change :
        new String[] {"update fact set kind = 'X'", "delete from fact", "truncate fact"}) {
      try (var writer = lab()) {
        assertThatThrownBy(() -> writer.run(change)).hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void aServerThatCountsFromBelowTheRecordOpensAnEpoch() throws SQLException {
    var restored = TestDatabase.fresh();
    try (var writer = restored.viewer("org_aurelia", "LAB")) {
      assertThat(writer.one("select ledger.open_epoch()")).isEqualTo("1");
      writer.run(
          "insert into ledger.outbox values (ledger.position_of(1, '999999999999'::xid8, 1), ''::bytea)");
      writer.commit();
      assertThat(writer.one("select ledger.open_epoch()")).isEqualTo("2");
      writer.commit();
      assertThat(
              writer.one(
                  "select ledger.first_position() > ledger.position_of(1, '999999999999'::xid8, 1)"))
          .isEqualTo("t");
      assertThat(writer.one("select ledger.open_epoch()")).isEqualTo("2");
    }
  }

  @Test
  void aFactAboutEveryLabWaitsForAllWritersAndAllWaitForIt() throws Exception {
    try (var writer = lab();
        var platform = database.viewer("org_countersign", "PLATFORM");
        var late = database.viewer("org_borealis", "LAB")) {
      writer.run("select pg_advisory_xact_lock_shared(1, 0)");
      writer.lock(1);
      var before = writer.append(fact("mdl_before"));
      var exclusive =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  platform.run("select pg_advisory_xact_lock(1, 0)");
                  return platform.append(
                      Fact.of(
                          "org_new",
                          "ORGANISATION_REGISTERED",
                          "org_countersign",
                          null,
                          "PARTIES"));
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(exclusive).isNotDone();
      writer.commit();
      var between = exclusive.get(60, TimeUnit.SECONDS);
      var shared =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  late.run("select pg_advisory_xact_lock_shared(1, 0)");
                  late.lock(2);
                  return late.append(
                      Fact.of(
                          "mdl_after",
                          "MODEL_REGISTERED",
                          "org_borealis",
                          "org_borealis",
                          "SUPERVISED"));
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(shared).isNotDone();
      platform.commit();
      var after = shared.get(60, TimeUnit.SECONDS);
      late.commit();
      assertThat(between.toString()).isBetween(before.toString(), after.toString());
    }
  }

  @Test
  void whatAnEarlierEpochRecordedIsSettledWhateverItsTransactionId() throws SQLException {
    var restored = TestDatabase.fresh();
    try (var writer = restored.viewer("org_aurelia", "LAB")) {
      writer.run(
          "insert into ledger.outbox values (ledger.position_of(1, '999999999999'::xid8, 1), ''::bytea)");
      writer.commit();
      var old = "ledger.position_of(1, '999999999999'::xid8, 1)";
      assertThat(writer.one("select " + old + " < ledger.settled_position()"))
          .as("nothing of a later transaction is settled in its own epoch")
          .isEqualTo("f");
      assertThat(writer.one("select ledger.is_in_snapshot(" + old + ", pg_current_snapshot())"))
          .isEqualTo("f");
      writer.one("select ledger.open_epoch()");
      writer.commit();
      assertThat(writer.one("select " + old + " < ledger.settled_position()")).isEqualTo("t");
      assertThat(writer.one("select ledger.is_in_snapshot(" + old + ", pg_current_snapshot())"))
          .isEqualTo("t");
    }
  }

  @Test
  void whoLooksBackSeesNothingRecordedLaterNorWhatHeldLater() throws SQLException {
    try (var writer = lab()) {
      var first = writer.append(fact("mdl_known"));
      writer.commit();
      writer.look("org_aurelia", "LAB", "2026-06-01T00:00:00Z");
      writer.append(fact("mdl_later"));
      writer.commit();
      writer.look("org_aurelia", "LAB", "2026-06-01T00:00:00Z");
      assertThat(writer.seen()).contains("mdl_known", "mdl_later");
      writer.one("select set_config('app.known_position', '%s', true)".formatted(first));
      assertThat(writer.seen()).contains("mdl_known").doesNotContain("mdl_later");
      writer.one("select set_config('app.known_position', '', true)");
      for (var setting : new String[] {"app.known_at", "app.valid_at"}) {
        // The tests' facts are recorded, and valid from, 1 May.
        writer.one("select set_config('%s', '2026-04-30T00:00:00Z', true)".formatted(setting));
        assertThat(writer.seen()).isEmpty();
        writer.one("select set_config('%s', '2026-05-01T00:00:00Z', true)".formatted(setting));
        assertThat(writer.seen()).contains("mdl_known");
      }
    }
  }

  @Test
  void whatTakesAnEarlierWordBackIsKnownForThenToo() throws SQLException {
    try (var writer = lab()) {
      writer.append(
          Fact.of("att_back", "ATTESTATION_SUSPENDED", "org_aurelia", "org_aurelia", "SUPERVISED"));
      writer.append(fact("mdl_then"));
      writer.one("select set_config('app.valid_at', '2026-04-30T00:00:00Z', true)");
      assertThat(writer.seen()).contains("att_back").doesNotContain("mdl_then");
      writer.one("select set_config('app.known_at', '2026-04-30T00:00:00Z', true)");
      assertThat(writer.seen()).as("but only once it is known").isEmpty();
    }
  }

  @Test
  void whatAWordAboutAnEarlierDayRestsOnIsKnownForThenToo() throws SQLException {
    try (var writer = lab()) {
      writer.append(
          Fact.of("evd_late", "EVIDENCE_SEALED", "org_aurelia", "org_aurelia", "SUPERVISED"));
      writer.append(
          Fact.of("evl_late", "EVALUATION_STARTED", "org_aurelia", "org_aurelia", "SUPERVISED"));
      writer.append(
          Fact.of("evl_none", "EVALUATION_ABANDONED", "org_aurelia", "org_aurelia", "SUPERVISED"));
      writer.one("select set_config('app.valid_at', '2026-04-30T00:00:00Z', true)");
      assertThat(writer.seen()).contains("evd_late", "evl_late").doesNotContain("evl_none");
      writer.one("select set_config('app.known_at', '2026-04-30T00:00:00Z', true)");
      assertThat(writer.seen()).as("but only once it is known").isEmpty();
    }
  }

  @Test
  void theStoryClockMovesForwardOnly() throws SQLException {
    var story = TestDatabase.fresh();
    try (var writer = story.viewer("org_countersign", "PLATFORM")) {
      assertThat(writer.one("select ledger.set_clock('STORY', '2026-03-01Z')"))
          .as("a platform on the real clock stays on it")
          .isEqualTo("REAL");
      assertThatThrownBy(() -> writer.one("select ledger.move_story_clock('2027-01-01Z')"))
          .hasMessageContaining("moves forward only");
    }
  }
}
