package dev.countersign.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** One migrated database for the tests of this module, on a real PostgreSQL. */
final class TestDatabase {

  private static final EmbeddedPostgres SERVER = start();
  private static final String ADMIN = SERVER.getJdbcUrl("postgres", "postgres");

  private TestDatabase() {}

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new, migrated database with its clock set to the real one. */
  static TestDatabase.Address fresh() throws SQLException {
    var name = "t" + UUID.randomUUID().toString().replace("-", "");
    try (var admin = DriverManager.getConnection(ADMIN);
        var statement = admin.createStatement()) {
      statement.execute("create database " + name);
    }
    var address = new Address(name);
    Migration.migrate(address.admin(), Map.of());
    try (var oversight = address.as("countersign_oversight");
        var statement = oversight.createStatement()) {
      statement.execute("select ledger.set_clock('REAL', null)");
    }
    return address;
  }

  record Address(String name) {
    String admin() {
      return SERVER.getJdbcUrl("postgres", name);
    }

    Connection as(String role) throws SQLException {
      return DriverManager.getConnection(SERVER.getJdbcUrl(role, name));
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
