package dev.countersign.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.Parts;
import dev.countersign.proofs.note.Checkpoint;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator runs says what it lacks, waits for what is not there yet, and can be repeated.
 */
class OperationsTest {
  @TempDir private Path folder = Path.of("");

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
  void aCheckpointOfAReplicaIsPrintedAsItIsOrRefused() throws Exception {
    var file = folder.resolve("checkpoint");
    assertThat(run(Map.of(), "read-checkpoint", file.toString())).isEqualTo(2);
    Files.writeString(file, "nothing that was signed\n");
    assertThat(run(Map.of(), "read-checkpoint", file.toString())).isEqualTo(2);
    assertThat(run(Map.of(), "read-checkpoint")).isEqualTo(2);
    var note = new Checkpoint("origin", 3, new byte[32]).toText() + "\n\u2014 origin AAAAAAA=\n";
    Files.writeString(file, note);
    var before = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThat(run(Map.of(), "read-checkpoint", file.toString())).isZero();
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo(note);
  }

  @Test
  @Timeout(60)
  void aServiceThatHangsPrintsItsThreadsAndGoesOn() throws Exception {
    var source = folder.resolve("Hangs.java");
    Files.writeString(
        source, "void main() throws Exception { IO.println(\"hangs\"); Thread.sleep(60_000); }");
    var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    var hanging = new ProcessBuilder(java, source.toString()).redirectErrorStream(true).start();
    try (var log = hanging.inputReader()) {
      await(log, "hangs");
      assertThat(run(Map.of(), "threads", String.valueOf(hanging.pid()))).isZero();
      await(log, "Full thread dump");
      assertThat(hanging.isAlive()).isTrue();
    } finally {
      hanging.destroyForcibly().waitFor();
    }
    assertThat(run(Map.of(), "threads", "-1")).as("no process").isEqualTo(2);
    assertThat(run(Map.of(), "threads", String.valueOf(hanging.pid()))).as("ended").isEqualTo(2);
  }

  private static void await(BufferedReader log, String what) throws IOException {
    String line;
    do {
      line = log.readLine();
      assertThat(line).as("it ended, and nothing said " + what).isNotNull();
    } while (!line.contains(what));
  }

  @Test
  void nothingButAJavaProcessIsAskedForItsThreads() throws Exception {
    var other = new ProcessBuilder("sleep", "60").start();
    try {
      assertThat(run(Map.of(), "threads", String.valueOf(other.pid()))).isEqualTo(2);
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
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
