package dev.countersign.oversight;

import dev.countersign.proofs.merkle.MerkleTree;
import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.SignedNote;
import dev.countersign.proofs.note.SignedNote.Verifier;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/** Takes in what waits for the log, as its service would, with a key of the test run. */
public final class LogStandIn {
  private static final String ORIGIN = "countersign.dev/log/test";
  private static final PrivateKey KEY = PrivateKey.generate(Algorithm.ED25519, new SecureRandom());
  private static final long PATIENCE_SECONDS = 60;
  private static final String FIRST = new UUID(0, 0).toString();

  /** The tree's whole nodes so far, level by level from its leaves. */
  private static final List<List<byte[]>> LEVELS = new ArrayList<>(List.of(new ArrayList<>()));

  /** The position of the last entry that was taken in. */
  private static String taken = FIRST;

  private LogStandIn() {}

  /** The key by which its checkpoints are verified. */
  public static Verifier verifier() {
    return new Verifier(ORIGIN, KEY.publicKey());
  }

  /** A connection of one of the services' roles to the database under test. */
  public static Connection connect(String role) throws SQLException {
    var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    return DriverManager.getConnection(url + "?user=" + role);
  }

  /** Takes in all that was written so far, and signs a checkpoint over it. */
  public static void takeIn() {
    takeIn(true);
  }

  /** Takes in all that was written so far; signs a checkpoint over it if asked to. */
  public static synchronized void takeIn(boolean publish) {
    try (var log = connect("countersign_transparency")) {
      awaitSettled(log);
      log.setAutoCommit(false);
      enter(log);
      if (publish) {
        publish(log, LEVELS.getFirst());
      }
      log.commit();
    } catch (SQLException e) {
      // What is remembered may not be there: the next one begins with the first entry.
      LEVELS.forEach(List::clear);
      taken = FIRST;
      throw new IllegalStateException("The log of the tests could not be written", e);
    }
  }

  /** Any transaction on the same server holds back what is written meanwhile. */
  private static void awaitSettled(Connection log) throws SQLException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try (var statement = log.createStatement();
        var newest =
            statement.executeQuery(
                "select position::text from ledger.outbox order by position desc limit 1")) {
      if (!newest.next()) {
        return;
      }
      var settled =
          "select '%s'::uuid < ledger.settled_position(), pg_sleep(0.02)"
              .formatted(newest.getString(1));
      while (true) {
        try (var row = statement.executeQuery(settled)) {
          row.next();
          if (row.getBoolean(1)) {
            return;
          }
        }
        if (System.nanoTime() > until) {
          throw new IllegalStateException("What was written does not settle");
        }
      }
    }
  }

  /** Enters what came since the last time, and whatever nodes it completes. */
  private static void enter(Connection log) throws SQLException {
    try (var waiting =
            log.prepareStatement(
                "select position, leaf from ledger.outbox where position > ?::uuid"
                    + " and position < ledger.settled_position() order by position");
        var enter =
            log.prepareStatement(
                "insert into transparency.entry (log_index, position, leaf, leaf_hash)"
                    + " values (?, ?, ?, ?) on conflict do nothing");
        var grow =
            log.prepareStatement(
                "insert into transparency.node (level, index, hash) values (?, ?, ?)"
                    + " on conflict do nothing")) {
      waiting.setString(1, taken);
      var row = waiting.executeQuery();
      while (row.next()) {
        var hash = MerkleTree.leafHash(row.getBytes(2));
        enter.setLong(1, LEVELS.getFirst().size());
        enter.setObject(2, row.getObject(1));
        enter.setBytes(3, row.getBytes(2));
        enter.setBytes(4, hash);
        enter.addBatch();
        grow(grow, 0, hash);
        taken = row.getString(1);
      }
      enter.executeBatch();
      grow.executeBatch();
    }
  }

  private static void grow(PreparedStatement grow, int height, byte[] hash) throws SQLException {
    if (height == LEVELS.size()) {
      LEVELS.add(new ArrayList<>());
    }
    var level = LEVELS.get(height);
    grow.setInt(1, height);
    grow.setLong(2, level.size());
    grow.setBytes(3, hash);
    grow.addBatch();
    level.add(hash);
    if (level.size() % 2 == 0) {
      grow(grow, height + 1, MerkleTree.nodeHash(level.get(level.size() - 2), hash));
    }
  }

  private static void publish(Connection log, List<byte[]> hashes) throws SQLException {
    try (var publish =
        log.prepareStatement(
            "insert into transparency.checkpoint (size, root, note, published_at)"
                + " values (?, ?, ?, now()) on conflict do nothing")) {
      var root = MerkleTree.root(hashes);
      var text = new Checkpoint(ORIGIN, hashes.size(), root).toText();
      publish.setLong(1, hashes.size());
      publish.setBytes(2, root);
      publish.setString(3, SignedNote.sign(text, ORIGIN, KEY).toText());
      publish.execute();
    }
  }
}
