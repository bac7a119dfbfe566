package dev.countersign.oversight.bench;

import dev.countersign.domain.compliance.Because;
import dev.countersign.domain.compliance.CommitmentMatrix;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same information as plain tables, as an engine without rules of its own would serve it: what
 * the platform judges is written down ready-made.
 */
final class PeerTables implements AutoCloseable {
  private static final String TABLES =
      """
      create schema peer;
      create table peer.lab (id text primary key, ordinal int);
      create table peer.model (id text primary key, lab text references peer.lab, ordinal int);
      create table peer.cell (id int primary key, model text references peer.model, ordinal int, commitment_key text,
        kind text, status text);
      create table peer.reason (id int primary key, cell int references peer.cell, ordinal int, sentence text, relates_to text);
      create table peer.below (id int primary key, reason int references peer.reason, ordinal int, relates_to text);
      create table peer.evidence (id int primary key, below int references peer.below, ordinal int, relates_to text);
      create index on peer.model (lab, ordinal);
      create index on peer.cell (model, ordinal);
      create index on peer.cell (kind);
      create index on peer.reason (cell, ordinal);
      create index on peer.below (reason, ordinal);
      create index on peer.evidence (below, ordinal);
      """;

  private final Connection admin;
  private final PreparedStatement lab;
  private final PreparedStatement model;
  private final PreparedStatement cell;
  private final PreparedStatement reason;
  private final PreparedStatement below;
  private final PreparedStatement evidence;
  private int numbers;

  PeerTables(Connection admin) throws SQLException {
    this.admin = admin;
    try (var plain = admin.createStatement()) {
      plain.execute(TABLES);
    }
    admin.setAutoCommit(false);
    lab = admin.prepareStatement("insert into peer.lab values (?, ?)");
    model = admin.prepareStatement("insert into peer.model values (?, ?, ?)");
    cell = admin.prepareStatement("insert into peer.cell values (?, ?, ?, ?, ?, ?)");
    reason = admin.prepareStatement("insert into peer.reason values (?, ?, ?, ?, ?)");
    below = admin.prepareStatement("insert into peer.below values (?, ?, ?, ?)");
    evidence = admin.prepareStatement("insert into peer.evidence values (?, ?, ?, ?)");
  }

  void write(int ordinal, CommitmentMatrix matrix) throws SQLException {
    add(lab, matrix.lab().value(), ordinal);
    for (int m = 0; m < matrix.models().size(); m++) {
      var on = matrix.models().get(m);
      add(model, on.model().value(), matrix.lab().value(), m);
      for (int c = 0; c < on.standings().size(); c++) {
        var made = matrix.made().get(c).commitment();
        var standing = on.standings().get(c);
        int id = ++numbers;
        add(
            cell,
            id,
            on.model().value(),
            c,
            made.key(),
            made.kind().name(),
            standing.status().name());
        reasons(id, standing.because());
      }
    }
    for (var statement : List.of(lab, model, cell, reason, below, evidence)) {
      statement.executeBatch();
    }
    admin.commit();
  }

  private void reasons(int cellId, List<Because> because) throws SQLException {
    for (int r = 0; r < because.size(); r++) {
      int id = ++numbers;
      add(reason, id, cellId, r, because.get(r).sentence(), because.get(r).relatesTo());
      var under = because.get(r).below();
      for (int b = 0; b < under.size(); b++) {
        int belowId = ++numbers;
        add(below, belowId, id, b, under.get(b).relatesTo());
        var last = under.get(b).below();
        for (int e = 0; e < last.size(); e++) {
          add(evidence, ++numbers, belowId, e, last.get(e).relatesTo());
        }
      }
    }
  }

  private static void add(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }

  @Override
  public void close() throws SQLException {
    admin.setAutoCommit(true);
    try (var plain = admin.createStatement()) {
      plain.execute("analyze");
    }
  }
}
