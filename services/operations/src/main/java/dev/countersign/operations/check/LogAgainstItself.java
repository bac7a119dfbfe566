package dev.countersign.operations.check;

import dev.countersign.proofs.merkle.MerkleTree;
import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.MalformedNoteException;
import dev.countersign.proofs.note.SignedNote;
import dev.countersign.proofs.note.SignedNote.Verifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The log's entries give its root and the root of every checkpoint, those included that were kept
 * outside the database; they are in the order of the facts, and none is left out.
 */
final class LogAgainstItself {
  private static final int FETCH = 1000;

  private final Connection connection;
  private final Findings findings;

  LogAgainstItself(Connection connection, Findings findings) {
    this.connection = connection;
    this.findings = findings;
  }

  /**
   * Goes over all entries.
   *
   * @param outside checkpoints that were published, from outside the database
   * @param key of the log; without one no signature is checked
   */
  void check(List<SignedNote> outside, Optional<Verifier> key) throws SQLException {
    var checkpoints = new TreeMap<Long, List<byte[]>>();
    for (var note : outside) {
      expect(note, "A checkpoint from outside", key, checkpoints);
    }
    int published = published(key, checkpoints);
    var frontier = new Frontier();
    compare(frontier, checkpoints);
    try (var statement =
        connection.prepareStatement(
            """
            select log_index, leaf, leaf_hash, position > lag(position) over (order by log_index)
            from transparency.entry order by log_index
            """)) {
      statement.setFetchSize(FETCH);
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          long index = row.getLong(1);
          if (index != frontier.size()) {
            findings.wrong("entry %d is missing", frontier.size());
            break;
          }
          var hash = MerkleTree.leafHash(row.getBytes(2));
          if (!Arrays.equals(hash, row.getBytes(3))) {
            findings.wrong("entry %d is not what its hash says", index);
          }
          if (index > 0 && !row.getBoolean(4)) {
            findings.wrong("entry %d is out of order", index);
          }
          frontier.add(hash);
          compare(frontier, checkpoints);
        }
      }
    }
    head(frontier);
    checkpoints
        .tailMap(frontier.size(), false)
        .keySet()
        .forEach(
            size ->
                findings.wrong(
                    "the log was published at size %d, and the database holds %d: restore a newer state",
                    size, frontier.size()));
    none(
        "select count(*) from ledger.outbox o where not exists (select from transparency.entry e where e.position = o.position)"
            + " and o.position < (select coalesce(max(position::text)::uuid, '00000000-0000-0000-0000-000000000000') from transparency.entry)",
        "leaves were passed over");
    none(
        "select count(*) from transparency.entry e where not exists (select from ledger.outbox o where o.position = e.position)",
        "entries are of no leaf");
    findings.done(
        "%,d entries and %,d checkpoints%s",
        frontier.size(),
        published + outside.size(),
        key.isPresent() ? "" : " (no key was given: signatures are not checked)");
  }

  private int published(Optional<Verifier> key, TreeMap<Long, List<byte[]>> checkpoints)
      throws SQLException {
    int count = 0;
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery("select note from transparency.checkpoint order by size")) {
      while (row.next()) {
        count++;
        try {
          expect(SignedNote.parse(row.getString(1)), "A checkpoint", key, checkpoints);
        } catch (MalformedNoteException e) {
          findings.wrong("a checkpoint cannot be read: %s", String.valueOf(e.getMessage()));
        }
      }
    }
    return count;
  }

  private void expect(
      SignedNote note, String what, Optional<Verifier> key, TreeMap<Long, List<byte[]>> all) {
    var checkpoint = Checkpoint.parse(note.text());
    if (key.isPresent() && !note.verifiedBy(key.get())) {
      findings.wrong("%s of size %d was not signed by the log's key", what, checkpoint.size());
    }
    all.merge(
        checkpoint.size(),
        List.of(checkpoint.root()),
        (some, more) -> java.util.stream.Stream.concat(some.stream(), more.stream()).toList());
  }

  private void compare(Frontier frontier, TreeMap<Long, List<byte[]>> checkpoints) {
    for (var root : checkpoints.getOrDefault(frontier.size(), List.of())) {
      if (!Arrays.equals(root, frontier.root())) {
        findings.wrong("the checkpoint of size %d is over other entries", frontier.size());
      }
    }
  }

  private void head(Frontier frontier) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select size, root from transparency.tree")) {
      if (!row.next()) {
        findings.wrong("the tree has no head");
      } else if (row.getLong(1) != frontier.size()
          || !Arrays.equals(row.getBytes(2), frontier.root())) {
        findings.wrong("the tree's head does not follow from its entries");
      }
    }
  }

  private void none(String count, String what) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(count)) {
      row.next();
      if (row.getLong(1) > 0) {
        findings.wrong("%,d %s", row.getLong(1), what);
      }
    }
  }
}
