package dev.countersign.database;

import dev.countersign.local.Parts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** Migrated databases for the tests of this module, on a real PostgreSQL. */
final class TestDatabase {
  private TestDatabase() {}

  /** A new, migrated database with its clock set to the real one. */
  static Address fresh() throws SQLException {
    var parts = Parts.attachOrStart();
    var address = new Address(parts.freshDatabase("database"), parts.postgresPort());
    Migration.migrate(address.admin(), Map.of());
    try (var oversight = address.as("countersign_oversight");
        var statement = oversight.createStatement()) {
      statement.execute("select ledger.set_clock('REAL', null)");
    }
    return address;
  }

  record Address(String name, int port) {
    String admin() {
      return as(port, name, "postgres");
    }

    private static String as(int port, String database, String role) {
      return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(port, database, role);
    }

    String url(String role) {
      return as(port, name, role);
    }

    Connection as(String role) throws SQLException {
      return DriverManager.getConnection(as(port, name, role));
    }

    /** A transaction of the API's role in which the given viewer looks. */
    Session viewer(String organisation, String kind) throws SQLException {
      var connection = as("countersign_oversight");
      connection.setAutoCommit(false);
      var session = new Session(connection);
      session.look(organisation, kind, "2026-06-01T00:00:00Z");
      return session;
    }
  }
}
