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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Takes what is settled into the log, as its service would, with a key of the test run. */
public final class TestLog {
  private static final PrivateKey KEY = PrivateKey.generate(Algorithm.ED25519, new SecureRandom());
  private static final Verifier VERIFIER =
      new Verifier("countersign.dev/log/test", KEY.publicKey());

  private TestLog() {}

  public static Verifier verifier() {
    return VERIFIER;
  }

  public static synchronized void takeIn() {
    var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    try (var connection = DriverManager.getConnection(url, "countersign_transparency", "");
        var enter =
            connection.prepareStatement(
                "insert into transparency.entry (log_index, position, leaf, leaf_hash)"
                    + " values (?, ?, ?, ?) on conflict do nothing");
        var grow =
            connection.prepareStatement(
                "insert into transparency.node (level, index, hash) values (?, ?, ?)"
                    + " on conflict do nothing");
        var publish =
            connection.prepareStatement(
                "insert into transparency.checkpoint (size, root, note, published_at)"
                    + " values (?, ?, ?, now()) on conflict do nothing")) {
      awaitSettled(connection);
      connection.setAutoCommit(false);
      var hashes = new ArrayList<byte[]>();
      try (var statement = connection.createStatement();
          var row =
              statement.executeQuery(
                  "select position, leaf from ledger.outbox"
                      + " where position < ledger.settled_position() order by position")) {
        while (row.next()) {
          enter.setLong(1, hashes.size());
          enter.setObject(2, row.getObject(1));
          enter.setBytes(3, row.getBytes(2));
          hashes.add(MerkleTree.leafHash(row.getBytes(2)));
          enter.setBytes(4, hashes.getLast());
          enter.addBatch();
        }
      }
      enter.executeBatch();
      List<byte[]> level = hashes;
      for (int height = 0; !level.isEmpty(); height++) {
        var above = new ArrayList<byte[]>();
        for (int index = 0; index < level.size(); index++) {
          grow.setInt(1, height);
          grow.setLong(2, index);
          grow.setBytes(3, level.get(index));
          grow.addBatch();
          if (index % 2 == 1) {
            above.add(MerkleTree.nodeHash(level.get(index - 1), level.get(index)));
          }
        }
        level = above;
      }
      grow.executeBatch();
      var checkpoint =
          new Checkpoint(VERIFIER.name(), hashes.size(), MerkleTree.root(hashes)).toText();
      publish.setLong(1, hashes.size());
      publish.setBytes(2, MerkleTree.root(hashes));
      publish.setString(3, SignedNote.sign(checkpoint, VERIFIER.name(), KEY).toText());
      publish.execute();
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("The log of the tests could not be written", e);
    }
  }

  /** Others on the same server may hold back what is written here. */
  private static void awaitSettled(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (int tries = 0; tries < 200; tries++) {
        try (var row =
            statement.executeQuery(
                "select pg_sleep(0.05), count(*) from ledger.outbox"
                    + " where position >= ledger.settled_position()")) {
          row.next();
          if (row.getLong(2) == 0) {
            return;
          }
        }
      }
    }
  }
}
