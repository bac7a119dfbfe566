package dev.countersign.oversight;

import dev.countersign.proofs.merkle.MerkleTree;
import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.SignedNote;
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
import org.eclipse.microprofile.config.ConfigProvider;

/** Takes in what waits for the log, as the transparency service does, with a key of its own. */
public final class LogStandIn {
  public static final String ORIGIN = "countersign.dev/log/test";
  private static final PrivateKey KEY = PrivateKey.generate(Algorithm.ED25519, new SecureRandom());

  private LogStandIn() {}

  /** The key by which its checkpoints are verified. */
  public static SignedNote.Verifier verifier() {
    return new SignedNote.Verifier(ORIGIN, KEY.publicKey());
  }

  /** A connection of one of the services' roles to the database under test. */
  public static Connection connect(String role) throws SQLException {
    var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    return DriverManager.getConnection(url + "?user=" + role);
  }

  /** Takes in all that waits; signs a checkpoint over it if asked to. */
  public static void takeIn(boolean publish) throws SQLException {
    try (var log = connect("countersign_transparency")) {
      log.setAutoCommit(false);
      var level = hashes(log);
      try (var read =
              log.prepareStatement(
                  "select position, leaf from ledger.outbox where position < ledger.settled_position()"
                      + " and position > coalesce((select max(position::text)::uuid from"
                      + " transparency.entry), '00000000-0000-0000-0000-000000000000')"
                      + " order by position");
          var waiting = read.executeQuery()) {
        while (waiting.next()) {
          level.add(
              enter(log, level.size(), waiting.getObject(1, UUID.class), waiting.getBytes(2)));
        }
      }
      if (publish) {
        var text = new Checkpoint(ORIGIN, level.size(), MerkleTree.root(level)).toText();
        insert(
            log,
            "insert into transparency.checkpoint values (?, ?, ?, '2026-03-01Z') on conflict do nothing",
            s -> {
              s.setLong(1, level.size());
              s.setBytes(2, MerkleTree.root(level));
              s.setString(3, SignedNote.sign(text, ORIGIN, KEY).toText());
            });
      }
      subtrees(log, level);
      log.commit();
    }
  }

  private static List<byte[]> hashes(Connection log) throws SQLException {
    var found = new ArrayList<byte[]>();
    try (var read =
            log.prepareStatement("select leaf_hash from transparency.entry order by log_index");
        var rows = read.executeQuery()) {
      while (rows.next()) {
        found.add(rows.getBytes(1));
      }
    }
    return found;
  }

  private static byte[] enter(Connection log, long index, UUID position, byte[] leaf)
      throws SQLException {
    var hash = MerkleTree.leafHash(leaf);
    insert(
        log,
        "insert into transparency.entry values (?, ?, ?, ?)",
        s -> {
          s.setLong(1, index);
          s.setObject(2, position);
          s.setBytes(3, leaf);
          s.setBytes(4, hash);
        });
    return hash;
  }

  private static void subtrees(Connection log, List<byte[]> leaves) throws SQLException {
    var level = leaves;
    for (int height = 0; !level.isEmpty(); height++) {
      var above = new ArrayList<byte[]>();
      for (int i = 0; i < level.size(); i++) {
        int at = height;
        int index = i;
        var hash = level.get(i);
        insert(
            log,
            "insert into transparency.node values (?, ?, ?) on conflict do nothing",
            s -> {
              s.setInt(1, at);
              s.setLong(2, index);
              s.setBytes(3, hash);
            });
        if (i % 2 == 1) {
          above.add(MerkleTree.nodeHash(level.get(i - 1), hash));
        }
      }
      level = above;
    }
  }

  private interface Binding {
    void on(PreparedStatement statement) throws SQLException;
  }

  private static void insert(Connection log, String sql, Binding binding) throws SQLException {
    try (var statement = log.prepareStatement(sql)) {
      binding.on(statement);
      statement.execute();
    }
  }
}
