package dev.countersign.operations.check;

import dev.countersign.operations.Login;
import dev.countersign.operations.Settings;
import dev.countersign.proofs.note.SignedNote;
import dev.countersign.proofs.note.SignedNote.Verifier;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a restored system before it serves: facts against the log, the log against itself and what
 * was published, projections against facts, and evidence against its digests. It changes nothing.
 */
public final class CheckRestore {
  private final Connection connection;
  private final WholeSight sight;
  private final Findings findings;
  private final PrintStream out;

  private CheckRestore(Connection connection, WholeSight sight, PrintStream out) {
    this.connection = connection;
    this.sight = sight;
    this.out = out;
    this.findings = new Findings(out);
  }

  /**
   * Runs it.
   *
   * @param arguments files with checkpoints that were published, or folders of such files: those of
   *     the log's replicas, or saved from {@code /checkpoint}; and {@code --evidence FILE}, where
   *     to list what the store must hold
   */
  public static int run(Settings settings, String... arguments) throws SQLException, IOException {
    return run(settings, System.out, arguments);
  }

  /** Runs it, and says there what was found. */
  public static int run(Settings settings, PrintStream out, String... arguments)
      throws SQLException, IOException {
    var outside = new ArrayList<SignedNote>();
    Path evidence = null;
    for (int index = 0; index < arguments.length; index++) {
      if (arguments[index].equals("--evidence") && index + 1 < arguments.length) {
        evidence = Path.of(arguments[++index]);
      } else {
        for (var file : files(Path.of(arguments[index]))) {
          outside.add(SignedNote.parse(Files.readString(file)));
        }
      }
    }
    var key = settings.find("COUNTERSIGN_LOG_KEY").map(Verifier::parse);
    try (var connection = Login.administrator(settings).connect()) {
      var sight = new WholeSight(connection);
      connection.setAutoCommit(false);
      // One snapshot, so that a log that grows meanwhile is held against its own facts.
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      var check = new CheckRestore(connection, sight, out);
      return check.all(outside, key, Optional.ofNullable(evidence));
    }
  }

  /** Of a folder, what is directly in it; what a mount keeps beside its files is in folders. */
  private static List<Path> files(Path given) throws IOException {
    if (!Files.isDirectory(given)) {
      return List.of(given);
    }
    try (var inside = Files.list(given)) {
      return inside.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** How many faults the facts and the log have, as an open transaction sees them. */
  public static int finds(Connection connection, PrintStream out) throws SQLException {
    var findings = new Findings(out);
    new FactsAgainstLog(connection, findings).check();
    new LogAgainstItself(connection, findings).check(List.of(), Optional.empty());
    return findings.count();
  }

  private int all(List<SignedNote> outside, Optional<Verifier> key, Optional<Path> evidence)
      throws SQLException, IOException {
    sight.untilRollback();
    new FactsAgainstLog(connection, findings).check();
    new LogAgainstItself(connection, findings).check(outside, key);
    connection.rollback();
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    sight.untilRollback();
    new ProjectionsAgainstFacts(connection, findings).check();
    if (evidence.isPresent()) {
      list(evidence.get());
    } else {
      out.println(
          "      evidence was not looked at: --evidence FILE lists what the store must hold");
    }
    if (outside.isEmpty()) {
      out.println(
          "      no published checkpoint was given: an older state of the log would not be found out");
    }
    return findings.count() == 0 ? 0 : 1;
  }

  /** What was sealed and not erased since, a line each: owner, id, SHA-256, size. */
  private void list(Path file) throws SQLException, IOException {
    sight.untilRollback();
    var lines = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select f.owner_org, f.body ->> 'evidence', f.body ->> 'sha256', f.body ->> 'size'
                from ledger.fact f
                where f.kind = 'EVIDENCE_SEALED' and not exists (
                  select from ledger.fact e where e.kind = 'EVIDENCE_ERASED' and e.body ->> 'evidence' = f.body ->> 'evidence')
                order by f.position
                """)) {
      while (row.next()) {
        lines.add(
            "%s\t%s\t%s\t%s"
                .formatted(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
      }
    }
    connection.rollback();
    Files.write(file, lines);
    findings.done(
        "%,d pieces of evidence to look for in the store, listed in %s", lines.size(), file);
  }
}
