package dev.countersign.operations.check;

import dev.countersign.operations.Login;
import dev.countersign.operations.Settings;
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
  private static final String LOCK_NOT_AVAILABLE = "55P03";

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
   *     the log's replicas, or saved from {@code /checkpoint}; {@code --evidence FILE}, where to
   *     list what the store must hold; and {@code --while-serving}, to check facts and the log
   *     alone, for which nobody waits
   * @throws CheckRefusedException if nothing was checked
   */
  public static int run(Settings settings, String... arguments) throws SQLException, IOException {
    return run(settings, System.out, arguments);
  }

  /** Runs it, and says there what was found. */
  public static int run(Settings settings, PrintStream out, String... arguments)
      throws SQLException, IOException {
    return run(settings, out, Asked.of(settings, arguments), false);
  }

  /** Runs all of it though services are connected, which wait meanwhile or fail. */
  public static int holdingUp(Settings settings, PrintStream out, String... arguments)
      throws SQLException, IOException {
    return run(settings, out, Asked.of(settings, arguments), true);
  }

  private static int run(Settings settings, PrintStream out, Asked asked, boolean holdingUp)
      throws SQLException, IOException {
    try (var connection = Login.administrator(settings).connect()) {
      if (!asked.whileServing() && !holdingUp) {
        Sessions.refuseServing(connection);
      }
      var sight = new WholeSight(connection, asked.whileServing());
      connection.setAutoCommit(false);
      // One snapshot, so that a log that grows meanwhile is held against its own facts.
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return new CheckRestore(connection, sight, out).all(asked);
    } catch (SQLException e) {
      if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw e;
      }
      throw new CheckRefusedException(
          "TABLES_HELD",
          "another session held a table for too long (pg_stat_activity says whose): end it, and check again.");
    }
  }

  /** How many faults the facts and the log have, as an open transaction sees them. */
  public static int finds(Connection connection, PrintStream out) throws SQLException {
    var findings = new Findings(out);
    new FactsAgainstLog(connection, findings).check();
    new LogAgainstItself(connection, findings).check(List.of(), Optional.empty());
    return findings.count();
  }

  private int all(Asked asked) throws SQLException, IOException {
    sight.untilRollback();
    new FactsAgainstLog(connection, findings).check();
    new LogAgainstItself(connection, findings).check(asked.outside(), asked.key());
    connection.rollback();
    if (asked.whileServing()) {
      out.println(
          "      projections and evidence were not looked at: services would wait, so they are checked"
              + " while none is connected");
    } else {
      projectionsAndEvidence(asked.evidence());
    }
    if (asked.outside().isEmpty()) {
      out.println(
          "      no published checkpoint was given: an older state of the log would not be found out");
    }
    return findings.count() == 0 ? 0 : 1;
  }

  private void projectionsAndEvidence(Optional<Path> evidence) throws SQLException, IOException {
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    sight.untilRollback();
    new ProjectionsAgainstFacts(connection, findings).check();
    if (evidence.isPresent()) {
      list(evidence.get());
    } else {
      out.println(
          "      evidence was not looked at: --evidence FILE lists what the store must hold");
    }
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
