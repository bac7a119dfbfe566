package dev.countersign.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One open transaction of the API's role, seen as one viewer. */
final class Session implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  final Connection connection;
  private int row;

  Session(Connection connection) {
    this.connection = connection;
  }

  void look(String organisation, String kind, String now) throws SQLException {
    try (var set =
        connection.prepareStatement(
            "select set_config('app.org', ?, true), set_config('app.kind', ?, true),"
                + " set_config('app.now', ?, true)")) {
      set.setString(1, organisation);
      set.setString(2, kind);
      set.setString(3, now);
      set.execute();
    }
  }

  /** Takes the queue of one organisation's ledger, as every writer does before it writes. */
  void lock(int ledger) throws SQLException {
    run("select pg_advisory_xact_lock(3, " + ledger + ")");
  }

  UUID append(Fact fact) throws SQLException {
    row++;
    try (var insert =
        connection.prepareStatement(
            """
            insert into fact (position, id, kind, schema_version, owner_org, lab, audience, public_when,
              parties, signed, document, model, lineage, domains, evidence_class, valid_from, recorded_at,
              body, commitment)
            values ((substr(replace(ledger.first_position()::text, '-', ''), 1, 24) || lpad(to_hex(?), 8, '0'))::uuid,
              ?, ?, 1, ?, ?, ?, ?, string_to_array(?, ','), ?, ?, ?, string_to_array(?, ','), string_to_array(?, ','), ?,
              '2026-05-01Z', '2026-05-01Z', ?::jsonb, decode(repeat('00', 32), 'hex'))
            """)) {
      insert.setInt(1, row);
      insert.setString(2, fact.id());
      insert.setString(3, fact.kind());
      insert.setString(4, fact.owner());
      insert.setString(5, fact.lab());
      insert.setString(6, fact.audience());
      insert.setString(7, fact.publicWhen());
      insert.setString(8, fact.parties());
      insert.setBoolean(9, fact.signed());
      insert.setString(10, fact.document());
      insert.setString(11, fact.model());
      insert.setString(12, fact.lineage());
      insert.setString(13, fact.domains());
      insert.setString(14, fact.evidenceClass());
      insert.setString(15, fact.body());
      insert.execute();
    }
    return UUID.fromString(
        one(
            "select (substr(replace(ledger.first_position()::text, '-', ''), 1, 24) || lpad(to_hex("
                + row
                + "), 8, '0'))::uuid::text"));
  }

  void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  String one(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** Waits until a position is settled, which any writer on the same server holds back. */
  boolean settles(UUID position) throws SQLException, InterruptedException {
    var settled = "select '%s'::uuid < ledger.settled_position()".formatted(position);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!one(settled).equals("t")) {
      if (System.nanoTime() > until) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return true;
  }

  List<String> all(String sql) throws SQLException {
    var found = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  List<String> seen() throws SQLException {
    return all("select id from fact order by id");
  }

  void commit() throws SQLException {
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }

  /** Registers and approves an organisation; for the platform's registrar. */
  void register(String organisation, String kind, String... jurisdictions) throws SQLException {
    append(
        Fact.of(organisation, "ORGANISATION_REGISTERED", "org_countersign", null, "PARTIES")
            .publicWhen("WRITTEN")
            .body(
                "{\"organisationKind\": \"%s\", \"jurisdictions\": [%s]}"
                    .formatted(
                        kind,
                        Stream.of(jurisdictions)
                            .map("\"%s\""::formatted)
                            .collect(Collectors.joining(", ")))));
    append(
        Fact.of("fct_" + organisation, "ORGANISATION_APPROVED", "org_countersign", null, "PARTIES")
            .publicWhen("WRITTEN")
            .body("{\"approved\": \"%s\"}".formatted(organisation)));
  }
}
