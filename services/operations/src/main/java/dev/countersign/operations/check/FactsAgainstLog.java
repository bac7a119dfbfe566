package dev.countersign.operations.check;

import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.domain.codec.FactCodec;
import dev.countersign.proofs.commitment.Commitment;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonSyntaxException;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;

/** Every fact is what its leaf says, and every leaf in the outbox is of a fact. */
final class FactsAgainstLog {
  private static final int FETCH = 1000;

  private final Connection connection;
  private final Findings findings;

  FactsAgainstLog(Connection connection, Findings findings) {
    this.connection = connection;
    this.findings = findings;
  }

  void check() throws SQLException {
    long facts = 0;
    try (var statement =
        connection.prepareStatement(
            """
            select coalesce(f.position, o.position), f.body::text, s.salt, f.commitment, o.leaf, f.public_when, f.kind,
              f.owner_org, e.leaf
            from ledger.fact f
              full join ledger.outbox o using (position)
              left join ledger.salt s on s.position = f.position
              left join transparency.entry e on e.position = o.position
            order by 1
            """)) {
      statement.setFetchSize(FETCH);
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          check(row);
          facts++;
        }
      }
    }
    findings.done("%,d facts, each as its leaf in the log says", facts);
  }

  private void check(ResultSet row) throws SQLException {
    var position = row.getObject(1, UUID.class);
    var body = row.getString(2);
    var salt = row.getBytes(3);
    var leaf = row.getBytes(5);
    if (body == null) {
      findings.wrong("leaf %s is of no fact", position);
      return;
    }
    if (leaf == null) {
      findings.wrong("fact %s has no leaf", position);
      return;
    }
    if (salt == null) {
      findings.wrong("fact %s has no salt: its leaf cannot be recomputed", position);
      return;
    }
    // The order of a record's fields is that of its schema, which a document store does not keep.
    JsonObject record;
    try {
      record = FactCodec.toJson(FactCodec.ofJson(JsonReader.readObject(body)));
    } catch (DocumentProblemsException | JsonSyntaxException e) {
      findings.wrong(
          "fact %s (%s) cannot be read by this release: %s",
          position, row.getString(7), String.valueOf(e.getMessage()));
      return;
    }
    var commitment = Commitment.of(record, salt);
    if (!Arrays.equals(commitment.hash(), row.getBytes(4))) {
      findings.wrong("fact %s (%s) is not what was committed to", position, row.getString(7));
    }
    var due =
        "WRITTEN".equals(row.getString(6))
            ? commitment.publicLeaf(row.getString(7), row.getString(8))
            : commitment.leaf();
    if (!Arrays.equals(due, leaf)) {
      findings.wrong("fact %s (%s) is not what its leaf says", position, row.getString(7));
    }
    var taken = row.getBytes(9);
    if (taken != null && !Arrays.equals(taken, leaf)) {
      findings.wrong("leaf %s went into the log as something else", position);
    }
  }
}
