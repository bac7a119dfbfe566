package dev.countersign.oversight.bench;

import dev.countersign.domain.codec.FactCodec;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.oversight.bench.MatrixData.Lab;
import dev.countersign.oversight.ledger.Positions;
import dev.countersign.proofs.json.CanonicalJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** Puts labs' records into the tables, with who supervises them. */
final class FactWriter {
  private static final int BATCH = 2000;
  private static final String INSERT =
      """
      insert into ledger.fact (position, id, kind, schema_version, owner_org, lab, audience, public_when,
        valid_from, recorded_at, body, commitment)
      values (?, ?, ?, 1, ?, ?, 'SUPERVISED', ?, ?, ?, ?::jsonb, decode(repeat('00', 32), 'hex'))
      """;

  private FactWriter() {}

  /** Writes what the platform would have written, as an administrator whom no trigger stops. */
  static void write(Connection admin, List<Lab> labs, String regulator) throws SQLException {
    admin.setAutoCommit(false);
    try (var plain = admin.createStatement();
        var insert = admin.prepareStatement(INSERT)) {
      plain.execute("set session_replication_role = replica");
      int waiting = 0;
      for (var lab : labs) {
        plain.execute(
            "insert into ledger.sight (viewer, lab, basis, source, from_at) values ('%s', '%s', 'JURISDICTION', 'jurisdiction', '2020-01-01Z')"
                .formatted(regulator, lab.id()));
        plain.execute(
            "insert into ledger.ledger (organisation, kind) values ('%s', 'LAB') on conflict do nothing"
                .formatted(lab.id()));
        for (var fact : lab.facts()) {
          bind(insert, fact);
          insert.addBatch();
          if (++waiting % BATCH == 0) {
            insert.executeBatch();
          }
        }
      }
      insert.executeBatch();
      plain.execute("set session_replication_role = origin");
    }
    admin.commit();
    admin.setAutoCommit(true);
  }

  /** One fact more, committed when this returns. */
  static void append(Connection admin, RecordedFact fact) throws SQLException {
    try (var plain = admin.createStatement();
        var insert = admin.prepareStatement(INSERT)) {
      plain.execute("set session_replication_role = replica");
      admin.setAutoCommit(false);
      // Like every writer about a lab.
      plain.execute(
          "update ledger.ledger set last_recorded_at = greatest(last_recorded_at, '%s') where organisation = '%s'"
              .formatted(fact.header().recordedAt(), labOf(fact)));
      bind(insert, fact);
      insert.executeUpdate();
      admin.commit();
      admin.setAutoCommit(true);
    }
  }

  private static String labOf(RecordedFact fact) {
    return Objects.requireNonNull(fact.header().lab()).value();
  }

  private static void bind(PreparedStatement insert, RecordedFact fact) throws SQLException {
    var header = fact.header();
    insert.setObject(1, Positions.toUuid(header.position()));
    insert.setString(2, header.id());
    insert.setString(3, header.kind());
    insert.setString(4, header.organisation().value());
    insert.setString(5, header.lab() == null ? null : header.lab().value());
    insert.setString(6, header.lab() == null ? "WRITTEN" : null);
    insert.setObject(7, header.validFrom().atOffset(ZoneOffset.UTC));
    insert.setObject(8, header.recordedAt().atOffset(ZoneOffset.UTC));
    insert.setString(9, CanonicalJson.text(FactCodec.toJson(fact)));
  }
}
