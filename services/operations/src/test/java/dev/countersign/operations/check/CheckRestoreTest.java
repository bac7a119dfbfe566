package dev.countersign.operations.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.fact.EvidenceFact.EvidenceErased;
import dev.countersign.domain.fact.EvidenceFact.EvidenceHoldReleased;
import dev.countersign.domain.fact.HaltFact;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.HaltId;
import dev.countersign.domain.id.ModelVersionId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sound restore passes; each way in which one is not is found and named. */
class CheckRestoreTest {
  private static final String D = "0123456789abcdef".repeat(2);

  @TempDir private Path folder = Path.of("");
  private Restored restored;

  private record Outcome(int status, String said) {}

  @BeforeEach
  void aHaltAndTwoMoreFacts() throws SQLException {
    restored = new Restored();
    restored.append(
        "hlt_" + D,
        new HaltOpened(
            new HaltId("hlt_" + D),
            new ModelVersionId("mv_" + D),
            "CYBER-2",
            "d",
            List.of(),
            HaltFact.Cause.CROSSING,
            "evl_1"));
    restored.append(
        "hold_1", new EvidenceHoldReleased("hold_1", new EvidenceId("evd_" + D), "over", "ada"));
    restored.append(
        "evd_" + D,
        new EvidenceErased(new EvidenceId("evd_" + D), "ab".repeat(32), "asked for", "ada"));
  }

  private Outcome check(String... arguments) throws SQLException, IOException {
    return checkAs("postgres", arguments);
  }

  private Outcome checkAs(String administrator, String... arguments)
      throws SQLException, IOException {
    var said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    int status = CheckRestore.run(restored.settings(administrator), out, arguments);
    return new Outcome(status, said.toString(StandardCharsets.UTF_8));
  }

  private void refuses(String code, String... arguments) {
    assertThatThrownBy(() -> check(arguments))
        .isInstanceOf(CheckRefusedException.class)
        .hasMessageStartingWith(code + ": ");
  }

  private String remembered(long size, byte[] root) throws IOException {
    var file = folder.resolve("checkpoint");
    Files.writeString(file, restored.published(size, root).toText());
    return file.toString();
  }

  private void finds(String problem, String... arguments) throws SQLException, IOException {
    var outcome = check(arguments);
    assertThat(outcome.said()).contains("WRONG " + problem);
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void everyCheckpointOfAFolderIsHeldAgainstTheLog() throws SQLException, IOException {
    remembered(3, restored.root());
    assertThat(check(folder.toString()).said()).doesNotContain("no published checkpoint");
    Files.writeString(folder.resolve("newer"), restored.published(4, restored.root()).toText());
    Files.createDirectory(folder.resolve("..data"));
    assertThat(check(folder.toString()).status()).isEqualTo(1);
    var empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(check(empty.toString()).said()).contains("no published checkpoint was given");
  }

  @Test
  void aSoundRestorePasses() throws SQLException, IOException {
    var outcome =
        check(remembered(3, restored.root()), "--evidence", folder.resolve("list").toString());
    assertThat(outcome.said()).doesNotContain("WRONG").contains("3 facts", "3 entries", "1 rows");
    assertThat(outcome.status()).isZero();
  }

  @Test
  void whatItComparesItLeavesAsItWas() throws SQLException, IOException {
    restored.run("update oversight.halt set state = 'LIFTED'");
    check();
    finds("the row of halt at");
  }

  @Test
  void aFactThatWasChangedIsFound() throws SQLException, IOException {
    restored.run(
        "update ledger.fact set body = jsonb_set(body, '{thresholdKey}', '\"CYBER-1\"')"
            + " where kind = 'HALT_OPENED'");
    finds("fact");
  }

  @Test
  void aLeafThatWasChangedWithItsFactIsFoundByTheLog() throws SQLException, IOException {
    restored.run("update transparency.entry set leaf = decode('00', 'hex') where log_index = 1");
    finds("entry 1 is not what its hash says");
  }

  @Test
  void aFactThatWasTakenAwayIsFound() throws SQLException, IOException {
    restored.run("delete from ledger.salt; delete from ledger.fact where id = 'hold_1'");
    finds("leaf");
  }

  @Test
  void anEntryThatWasTakenOutIsFound() throws SQLException, IOException {
    restored.run("delete from transparency.entry where log_index = 1");
    finds("entry 1 is missing");
  }

  @Test
  void aLastEntryThatWasTakenOutWithItsHeadIsFoundByTheCheckpoint()
      throws SQLException, IOException {
    restored.run("delete from transparency.entry where log_index = 2");
    finds("the log was published at size 3, and the database holds 2");
  }

  @Test
  void anOlderStateIsFoundByWhatWasPublished() throws SQLException, IOException {
    finds(
        "the log was published at size 100, and the database holds 3",
        remembered(100, new byte[32]));
  }

  @Test
  void anotherPastIsFoundByWhatWasPublished() throws SQLException, IOException {
    finds("the checkpoint of size 2 is over other entries", remembered(2, new byte[32]));
  }

  @Test
  void aProjectionThatWasTakenAwayIsFound() throws SQLException, IOException {
    restored.run("delete from oversight.halt");
    finds("the row of halt at");
  }

  @Test
  void aFactThatThisReleaseCannotReadIsFound() throws SQLException, IOException {
    restored.run(
        "update ledger.fact set body = jsonb_set(body, '{kind}', '\"OF_LATER\"') where id = 'hold_1'");
    finds("fact");
    assertThat(check().said()).contains("cannot be read by this release");
  }

  @Test
  void whatIsNoCheckpointIsNamedAndNothingChecked() throws IOException {
    refuses("CHECKPOINT_ABSENT", folder.resolve("none").toString());
    for (var text : new String[] {"", "pod \"read-0\" not found\n", "a\nb\n\nc\n"}) {
      var file = Files.writeString(folder.resolve("checkpoint"), text);
      refuses("CHECKPOINT_UNREADABLE", file.toString());
    }
    Files.write(folder.resolve("checkpoint"), new byte[] {(byte) 0xff, '\n'});
    refuses("CHECKPOINT_UNREADABLE", folder.toString());
    refuses("OPTION_UNKNOWN", "--evidence");
  }

  @Test
  void whatAReplicaHadNotFinishedWritingIsPassedOver() throws SQLException, IOException {
    remembered(3, restored.root());
    Files.writeString(folder.resolve("checkpoint17.tmp"), "countersign.dev/log/re");
    assertThat(check(folder.toString()).status()).isZero();
  }

  @Test
  void nothingThatServicesWaitForIsCheckedWhileOneIsConnected() throws SQLException, IOException {
    try (var service = restored.connectAs("countersign_transparency")) {
      refuses("SERVICES_CONNECTED");
      try (var statement = service.createStatement()) {
        service.setAutoCommit(false);
        statement.execute("select count(*) from transparency.entry");
        var safe = check("--while-serving", "--evidence", folder.resolve("list").toString());
        assertThat(safe.status()).isZero();
        assertThat(safe.said())
            .contains("3 facts", "3 entries", "projections and evidence were not looked at");
        assertThat(folder.resolve("list")).doesNotExist();
      }
      restored.run("update transparency.entry set leaf = decode('00', 'hex') where log_index = 1");
      assertThat(check("--while-serving").status()).isEqualTo(1);
    }
    assertThat(check().status()).as("all of it, once nobody is").isEqualTo(1);
  }

  @Test
  void aTableThatAnotherHoldsIsNotWaitedForInFrontOfEverybody() throws SQLException {
    try (var other = restored.connect();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select count(*) from oversight.halt");
      refuses("TABLES_HELD");
    }
  }

  @Test
  void anAdministratorWhoIsNoSuperuserFindsTheSameOrIsRefused() throws Exception {
    var administrator = "admin_" + UUID.randomUUID().toString().replace("-", "");
    var evidence = folder.resolve("evidence.txt").toString();
    restored.run("create role %s login".formatted(administrator));
    try {
      assertThatThrownBy(() -> checkAs(administrator)).hasMessageContaining("permission denied");
      restored.run(
          "grant countersign_owner to %s with inherit false, set true".formatted(administrator));
      assertThat(checkAs(administrator, "--evidence", evidence))
          .isEqualTo(check("--evidence", evidence))
          .extracting(Outcome::status)
          .isEqualTo(0);
      assertThatThrownBy(() -> checkAs(administrator, "--while-serving"))
          .hasMessageStartingWith("ROWS_HIDDEN: ");
      try (var service = restored.connectAs("countersign_oversight")) {
        assertThatThrownBy(() -> checkAs(administrator))
            .hasMessageStartingWith("SERVICES_CONNECTED: ");
        assertThat(service.isClosed()).isFalse();
      }
      restored.run(
          "update ledger.fact set body = jsonb_set(body, '{reason}', '\"other\"') where id = 'hold_1'");
      assertThat(checkAs(administrator))
          .isEqualTo(check())
          .extracting(Outcome::status)
          .isEqualTo(1);
      try (var connection = restored.connect();
          var statement = connection.createStatement();
          var row =
              statement.executeQuery(
                  "select count(*) from pg_class where relname = 'fact' and relforcerowsecurity")) {
        row.next();
        assertThat(row.getInt(1)).as("what was lifted is in force again").isEqualTo(1);
      }
    } finally {
      restored.run("drop role %s".formatted(administrator));
    }
  }
}
