package dev.countersign.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.NextRelease;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Policies are brought to what was reviewed beside services that go on, and never leave a gap. */
class RowLevelSecurityTest {
  private static final String EVERY_TABLE =
      """
      select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('ledger', 'oversight', 'delivery') and c.relkind in ('r', 'p')
      """;

  private TestDatabase.Address database;

  @BeforeEach
  void aDatabaseWithOneSecret() throws SQLException {
    database = TestDatabase.fresh();
    try (var lab = database.viewer("org_aurelia", "LAB")) {
      lab.append(Fact.of("mdl_1", "MODEL_REGISTERED", "org_aurelia", "org_aurelia", "SUPERVISED"));
      lab.commit();
    }
  }

  private void asAdmin(String sql) throws SQLException {
    try (var admin = database.as("postgres");
        var statement = admin.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> seenBy(String organisation) throws SQLException {
    try (var viewer = database.viewer(organisation, "LAB")) {
      return viewer.seen();
    }
  }

  private String policies() throws SQLException {
    try (var anyone = database.viewer("", "PUBLIC")) {
      return anyone.one(
          "select string_agg(md5(p::text), ' ' order by md5(p::text)) from pg_policies p where schemaname <> 'public'");
    }
  }

  @Test
  @Timeout(60)
  void nothingIsLockedWherePoliciesAreAsReviewed() throws SQLException {
    try (var reader = database.as("postgres");
        var statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      try (var anyone = database.viewer("", "PUBLIC")) {
        for (var table : anyone.all(EVERY_TABLE)) {
          statement.execute("lock table %s in row exclusive mode".formatted(table));
        }
      }
      // Would wait for as long as somebody writes any of these tables.
      Migration.migrate(database.admin(), Map.of());
      reader.rollback();
    }
  }

  @Test
  void aPolicyThatWasChangedByHandIsMadeAsReviewed() throws SQLException {
    var reviewed = policies();
    asAdmin("alter policy seen_by on ledger.fact using (true)");
    assertThat(seenBy("org_borealis")).as("it is open").contains("mdl_1");
    Migration.migrate(database.admin(), Map.of());
    assertThat(seenBy("org_borealis")).isEmpty();
    assertThat(policies()).isEqualTo(reviewed);
  }

  @Test
  void aPolicyThatNobodyReviewedIsTakenAwayAndOneThatIsMissingComesBack() throws SQLException {
    var reviewed = policies();
    asAdmin("create policy everyone on ledger.fact using (true)");
    asAdmin("create policy \"a \"\"b\"\" c\" on delivery.webhook using (true)");
    asAdmin("drop policy known_by_then on ledger.fact");
    asAdmin("drop policy own_or_carried on delivery.message");
    Migration.migrate(database.admin(), Map.of());
    assertThat(seenBy("org_borealis")).isEmpty();
    assertThat(policies()).isEqualTo(reviewed);
  }

  @Test
  void aTriggerThatWasSwitchedOffIsSwitchedOnAgain() throws SQLException {
    asAdmin("alter table ledger.fact disable trigger sight_follows_the_fact");
    Migration.migrate(database.admin(), Map.of());
    try (var anyone = database.viewer("", "PUBLIC")) {
      assertThat(
              anyone.all(
                  "select tgenabled::text from pg_trigger where tgname = 'sight_follows_the_fact'"))
          .containsExactly("O");
    }
  }

  @Test
  void aTableThatWasOpenedIsClosedAndTold() throws SQLException {
    asAdmin("alter table ledger.fact no force row level security");
    asAdmin("alter table ledger.salt disable row level security");
    assertThat(Migration.pending(database.admin(), null, null))
        .containsExactly("policies of ledger.fact", "policies of ledger.salt");
    Migration.migrate(database.admin(), Map.of());
    assertThat(Migration.pending(database.admin(), null, null)).isEmpty();
  }

  @Test
  void aNewTableOfAFeatureIsBehindPoliciesBeforeItIsOpened() throws SQLException {
    asAdmin(
        """
        set role countersign_owner;
        create table oversight.of_tomorrow (position uuid primary key, until_position uuid)
        """);
    assertThat(Migration.pending(database.admin(), null, null))
        .containsExactly("policies of oversight.of_tomorrow");
    Migration.migrate(database.admin(), Map.of());
    assertThat(Migration.pending(database.admin(), null, null)).isEmpty();
    try (var anyone = database.viewer("", "PUBLIC")) {
      assertThat(
              anyone.all(
                  "select policyname from pg_policies where tablename = 'of_tomorrow' order by 1"))
          .containsExactly("ended", "rebuilt", "with_its_fact", "with_its_fact_written");
      assertThat(anyone.all("select position::text from oversight.of_tomorrow")).isEmpty();
    }
  }

  @Test
  void whileEveryPolicyIsMadeAnewNobodySeesMoreAndNobodySeesLess() throws Exception {
    var looking = new AtomicBoolean(true);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var stranger = threads.submit(always(looking, "org_borealis", List.of()));
      var lab = threads.submit(always(looking, "org_aurelia", List.of("mdl_1")));
      try {
        for (int time = 0; time < 5; time++) {
          NextRelease.changeEveryPolicy(database.admin());
          Migration.migrate(database.admin(), Map.of());
        }
      } finally {
        looking.set(false);
      }
      assertThat(stranger.get()).isPositive();
      assertThat(lab.get()).isPositive();
    }
  }

  private Callable<Integer> always(
      AtomicBoolean looking, String organisation, List<String> expected) {
    return () -> {
      int times = 0;
      while (looking.get()) {
        assertThat(seenBy(organisation)).isEqualTo(expected);
        times++;
      }
      return times;
    };
  }

  @Test
  void writersAndTheMigrationBothComeToAnEnd() throws Exception {
    var writing = new AtomicBoolean(true);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // Tables in the opposite order of the migration's: together in one transaction they deadlock.
      var writer =
          threads.submit(
              () -> {
                int written = 0;
                while (writing.get()) {
                  try (var lab = database.viewer("org_aurelia", "LAB")) {
                    lab.run("lock table oversight.determination in row exclusive mode");
                    TimeUnit.MILLISECONDS.sleep(20);
                    lab.run("lock table ledger.salt in row exclusive mode");
                    lab.run("lock table ledger.chain in row exclusive mode");
                    lab.commit();
                    written++;
                  }
                }
                return written;
              });
      try {
        for (int time = 0; time < 3; time++) {
          NextRelease.changeEveryPolicy(database.admin());
          Migration.migrate(database.admin(), Map.of());
        }
      } finally {
        writing.set(false);
      }
      assertThat(writer.get()).as("no writer was made the victim").isPositive();
    }
  }
}
