package dev.countersign.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A release is installed over an older one, and over itself. */
class MigrationTest {
  @Test
  void migratingAgainKeepsWhatIsThere() throws SQLException {
    var database = TestDatabase.fresh();
    try (var lab = database.viewer("org_aurelia", "LAB")) {
      lab.append(Fact.of("mdl_1", "MODEL_REGISTERED", "org_aurelia", "org_aurelia", "SUPERVISED"));
      lab.commit();
    }
    Migration.migrate(database.admin(), Map.of());
    Migration.migrate(database.admin(), Map.of());
    try (var lab = database.viewer("org_aurelia", "LAB")) {
      assertThat(lab.seen()).containsExactly("mdl_1");
    }
    try (var keeper = database.viewer("", "PUBLIC")) {
      assertThat(
              keeper.one("select count(*) from pg_trigger where tgname = 'sight_follows_the_fact'"))
          .isEqualTo("1");
    }
  }

  private static void asAdmin(TestDatabase.Address database, String sql) throws SQLException {
    try (var admin = database.as("postgres");
        var statement = admin.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> lacking(TestDatabase.Address database) throws SQLException {
    return Migration.pending(database.url("countersign_oversight"), null, null);
  }

  @Test
  void aServiceWaitsForTheEndOfTheMigration() throws SQLException {
    var database = TestDatabase.fresh();
    assertThat(lacking(database)).isEmpty();
    asAdmin(database, "delete from access_given");
    assertThat(lacking(database)).singleElement().asString().startsWith("the last grants");
    asAdmin(database, "revoke select on access_given from countersign_oversight");
    assertThat(lacking(database)).singleElement().asString().startsWith("the last grants");
    Migration.migrate(database.admin(), Map.of());
    assertThat(lacking(database)).isEmpty();
  }

  @Test
  void servicesOfAReleaseGoOnBesideALaterOneUntilItsAccessIsGivenAnew() throws SQLException {
    var database = TestDatabase.fresh();
    asAdmin(
        database,
        "insert into access_given values ('another release', clock_timestamp() + interval '1 hour')");
    assertThat(lacking(database)).as("a pod of this release that starts again").isEmpty();
    Migration.migrate(database.admin(), Map.of());
    assertThat(lacking(database)).isEmpty();
  }

  @Test
  void theMarkIsTakenBackWhereAnotherReleaseHasGivenAccessSince() throws SQLException {
    var mark = new AccessMark(List.of("1"));
    try (var owner = TestDatabase.fresh().as("postgres");
        var statement = owner.createStatement()) {
      statement.execute(mark.given());
      mark.take(statement);
      assertThat(mark.isGiven(owner)).as("nobody else has").isTrue();
      statement.execute(
          "insert into access_given values ('another release', clock_timestamp() + interval '1 hour')");
      assertThat(mark.isGiven(owner)).isTrue();
      mark.take(statement);
      assertThat(mark.isGiven(owner)).as("its policies are about to change back").isFalse();
    }
  }

  @Test
  void aReleaseThatHasOneMoreMigrationWaitsForGrantsOfItsOwn() throws SQLException {
    try (var owner = TestDatabase.fresh().as("postgres");
        var statement = owner.createStatement()) {
      statement.execute(new AccessMark(List.of("1")).given());
      assertThat(new AccessMark(List.of("1", "2")).isGiven(owner)).isFalse();
    }
  }
}
