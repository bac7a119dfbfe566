package dev.countersign.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.Parts;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What an operator runs says what it lacks, waits for what is not there yet, and can be repeated.
 */
class OperationsTest {
  private static final String INVENTED =
      "insert into oversight.halt (position, halt, lab, model_version, threshold_key,"
          + " policy_version_digest, state, recorded_at) values (gen_random_uuid(), 'hlt_1',"
          + " 'org_a', 'mv_1', 'CYBER-2', 'd', 'OPEN', now())";

  private static int run(Map<String, String> environment, String... arguments) {
    return Operations.run(new Settings(environment), arguments);
  }

  private static Map<String, String> freshDatabase() {
    var parts = Parts.attachOrStart();
    var url =
        "jdbc:postgresql://127.0.0.1:%d/%s"
            .formatted(parts.postgresPort(), parts.freshDatabase("operations"));
    return Map.of("COUNTERSIGN_DB_ADMIN_URL", url, "COUNTERSIGN_DB_ADMIN_USER", "postgres");
  }

  private static Map<String, String> service(Map<String, String> administrator) {
    return Map.of(
        "COUNTERSIGN_DB_URL", administrator.get("COUNTERSIGN_DB_ADMIN_URL"),
        "COUNTERSIGN_DB_USER", "countersign_transparency",
        "COUNTERSIGN_DB_WAIT", "PT0.2S");
  }

  @Test
  void aCommandThatIsNotKnownOrNotToldEnoughIsRefused() {
    assertThat(run(Map.of(), "explode")).isEqualTo(2);
    assertThat(run(Map.of())).isEqualTo(2);
    for (var command :
        new String[] {"migrate", "await-schema", "rebuild", "realm", "check-restore"}) {
      assertThat(run(Map.of(), command)).as(command).isEqualTo(2);
    }
    var badWait = new HashMap<>(freshDatabase());
    badWait.put("COUNTERSIGN_DB_WAIT", "five minutes");
    assertThat(run(badWait, "migrate")).isEqualTo(2);
  }

  @Test
  void aServiceWaitsUntilTheDatabaseIsOfItsRelease() throws SQLException {
    var administrator = freshDatabase();
    assertThat(run(service(administrator), "await-schema")).isEqualTo(1);
    assertThat(run(administrator, "migrate")).isZero();
    assertThat(run(service(administrator), "await-schema")).isZero();
    try (var connection =
            DriverManager.getConnection(
                administrator.get("COUNTERSIGN_DB_ADMIN_URL"), "postgres", null);
        var statement = connection.createStatement()) {
      statement.execute(
          "delete from flyway_schema_history where version = (select max(version) from flyway_schema_history)");
    }
    assertThat(run(service(administrator), "await-schema")).as("an older one").isEqualTo(1);
  }

  @Test
  void aServiceWaitsWhileTheMigrationIsStillAtIt() throws SQLException {
    var administrator = freshDatabase();
    assertThat(run(administrator, "migrate")).isZero();
    try (var connection =
            DriverManager.getConnection(
                administrator.get("COUNTERSIGN_DB_ADMIN_URL"), "postgres", null);
        var statement = connection.createStatement()) {
      statement.execute("delete from access_given");
    }
    assertThat(run(service(administrator), "await-schema")).isEqualTo(1);
    assertThat(run(administrator, "migrate")).isZero();
    assertThat(run(service(administrator), "await-schema")).isZero();
  }

  @Test
  void migratingIsRepeatedWithoutHarm() {
    var administrator = freshDatabase();
    assertThat(run(administrator, "migrate")).isZero();
    assertThat(run(administrator, "migrate")).isZero();
  }

  @Test
  void theAdministratorRebuildsWhatFollowsFromNoFact() throws SQLException {
    var administrator = freshDatabase();
    assertThat(run(administrator, "migrate")).isZero();
    var url = administrator.get("COUNTERSIGN_DB_ADMIN_URL");
    try (var connection = DriverManager.getConnection(url, "postgres", null);
        var statement = connection.createStatement()) {
      // Triggers aside, as a disk or a hand would leave it.
      statement.execute("set session_replication_role = replica");
      statement.execute(INVENTED);
      assertThat(run(administrator, "rebuild")).isZero();
      try (var row = statement.executeQuery("select count(*) from oversight.halt")) {
        row.next();
        assertThat(row.getInt(1)).isZero();
      }
    }
  }

  @Test
  void aServerThatIsAwayIsWaitedForAndThenNamed() {
    var nobody =
        Map.of(
            "COUNTERSIGN_DB_ADMIN_URL", "jdbc:postgresql://127.0.0.1:1/countersign",
            "COUNTERSIGN_DB_WAIT", "PT1.5S");
    long began = System.nanoTime();
    assertThat(run(nobody, "migrate")).isEqualTo(1);
    assertThat(System.nanoTime() - began).isGreaterThan(1_500_000_000L);
  }

  @Test
  void aLoginThatIsRefusedIsNotTriedAgain() {
    var wrong = new HashMap<>(freshDatabase());
    wrong.put("COUNTERSIGN_DB_ADMIN_USER", "nobody");
    wrong.put("COUNTERSIGN_DB_WAIT", "PT5M");
    long began = System.nanoTime();
    assertThat(run(wrong, "migrate")).isEqualTo(1);
    assertThat(System.nanoTime() - began).isLessThan(60_000_000_000L);
  }

  @Test
  void anInstallationThatDoesNotAnswerIsNotCalledSound() {
    assertThat(
            run(
                Map.of(
                    "COUNTERSIGN_OVERSIGHT_URL", "http://127.0.0.1:1",
                    "COUNTERSIGN_EVIDENCE_URL", "http://127.0.0.1:1",
                    "COUNTERSIGN_TRANSPARENCY_URL", "http://127.0.0.1:1"),
                "check-installation"))
        .isEqualTo(1);
  }
}
