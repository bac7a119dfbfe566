package dev.countersign.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.local.Parts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Where nobody is a superuser: the administrator makes roles and owns the database, and no more. A
 * server of its own, since roles are the whole server's.
 */
class ManagedServerTest {
  private static final String OUR_ROLES =
      "(rolname like 'countersign\\_%' or rolname like '%\\_keeper')";

  private static Parts parts;
  private static String database;

  @BeforeAll
  static void aServerWithoutAnyOfOurRoles() throws SQLException {
    parts = Parts.ofOwn();
    asSuperuser(
        "postgres",
        "create role managed_admin login createrole nocreatedb nosuperuser nobypassrls");
    asSuperuser("postgres", "create role other_admin login createrole");
    database = ownedBy("managed_admin");
    assertThat(migrate(database, "managed_admin")).isPositive();
  }

  @AfterAll
  static void end() {
    parts.close();
  }

  private static void asSuperuser(String database, String sql) throws SQLException {
    try (var superuser = DriverManager.getConnection(parts.postgresUrl(database));
        var statement = superuser.createStatement()) {
      statement.execute(sql);
    }
  }

  /** An empty database that this administrator owns. */
  private static String ownedBy(String administrator) throws SQLException {
    var name = parts.freshDatabase("managed");
    asSuperuser("postgres", "alter database %s owner to %s".formatted(name, administrator));
    return name;
  }

  private static int migrate(String database, String administrator) throws SQLException {
    return Migration.migrate(
        address(database).url(administrator),
        Map.of("COUNTERSIGN_DB_OVERSIGHT_PASSWORD", "a password of the test's own"));
  }

  private static TestDatabase.Address address(String database) {
    return new TestDatabase.Address(database, parts.postgresPort());
  }

  private static List<String> all(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private static List<String> all(String database, String sql) throws SQLException {
    try (var superuser = address(database).as("postgres")) {
      return all(superuser, sql);
    }
  }

  @Test
  void whatWasMigratedIsWholeAndNeedsNothingMore() throws SQLException {
    assertThat(migrate(database, "managed_admin")).isZero();
    assertThat(Migration.pending(address(database).url("countersign_oversight"), null, null))
        .isEmpty();
    assertThat(Migration.pending(address(database).url("countersign_transparency"), null, null))
        .isEmpty();
  }

  @Test
  void whatItMakesIsWhatASuperuserMakes() throws SQLException {
    var owned = parts.freshDatabase("superuser");
    migrate(owned, "postgres");
    for (var sql :
        List.of(
            "select policies::text from pg_policies policies order by 1",
            "select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal order by 1",
            "select format('%s %s %s', oid::regclass, relowner::regrole, relacl) from pg_class"
                + " where relnamespace::regnamespace::text in ('ledger', 'oversight', 'delivery',"
                + " 'transparency') order by 1",
            "select format('%s %s %s', oid::regprocedure, proowner::regrole, proacl) from pg_proc"
                + " where pronamespace::regnamespace::text in ('ledger', 'oversight', 'delivery',"
                + " 'transparency') order by 1",
            "select format('%s %s', nspname, nspacl) from pg_namespace"
                + " where nspname in ('public', 'ledger', 'oversight', 'delivery', 'transparency')"
                + " order by 1")) {
      assertThat(all(database, sql)).as(sql).isNotEmpty().isEqualTo(all(owned, sql));
    }
  }

  @Test
  void noRoleOfOursMayDoMoreThanItsWorkOrBelongsToAnother() throws SQLException {
    assertThat(
            all(
                database,
                "select rolname from pg_roles where "
                    + OUR_ROLES
                    + " and (rolsuper or rolbypassrls or rolreplication or rolcreatedb or"
                    + " rolcreaterole or rolcanlogin <> (rolname like 'countersign%'))"))
        .isEmpty();
    assertThat(
            all(
                database,
                "select format('%s owns %s', relowner::regrole, oid::regclass) from pg_class"
                    + " where relowner::regrole::text in ('countersign_oversight',"
                    + " 'countersign_transparency', 'countersign_projections', 'sight_keeper',"
                    + " 'index_keeper', 'tally_keeper', 'managed_admin')"))
        .isEmpty();
    assertThat(
            all(
                database,
                "select format('%s in %s', member::regrole, roleid::regrole) from pg_auth_members"
                    + " where (inherit_option or member::regrole::text ~"
                    + " 'oversight|transparency|projections|keeper') and roleid in (select oid from"
                    + " pg_roles where "
                    + OUR_ROLES
                    + ")"))
        .as("nobody inherits from a role of ours, and no service becomes another")
        .isEmpty();
    try (var administrator = address(database).as("managed_admin")) {
      assertThatThrownBy(() -> all(administrator, "select id from ledger.fact"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void aLabSeesItsOwnRowsAndNobodyElseDoes() throws SQLException {
    var address = address(database);
    try (var oversight = address.as("countersign_oversight")) {
      assertThat(all(oversight, "select ledger.set_clock('REAL', null)")).hasSize(1);
    }
    try (var lab = address.viewer("org_aurelia", "LAB")) {
      lab.append(Fact.of("mdl_1", "MODEL_REGISTERED", "org_aurelia", "org_aurelia", "SUPERVISED"));
      lab.commit();
    }
    try (var own = address.viewer("org_aurelia", "LAB");
        var other = address.viewer("org_borealis", "LAB");
        var administrator = address.as("managed_admin")) {
      assertThat(own.seen()).containsExactly("mdl_1");
      assertThat(other.seen()).isEmpty();
      all(administrator, "select set_config('role', 'countersign_owner', false)");
      assertThat(all(administrator, "select id from ledger.fact"))
          .as("not even as the owner: it is forced")
          .isEmpty();
    }
    try (var projections = address.as("managed_admin")) {
      all(projections, "select set_config('role', 'countersign_projections', false)");
      assertThat(Reprojection.rebuild(projections)).isEqualTo(1);
    }
  }

  @Test
  void aRoleThatMayDoTooMuchIsRefusedUntilASuperuserTakesItAway() throws SQLException {
    for (var attribute : List.of("bypassrls", "superuser", "replication")) {
      asSuperuser("postgres", "alter role countersign_oversight " + attribute);
      assertThatThrownBy(() -> migrate(database, "managed_admin"))
          .hasMessage(
              "Role countersign_oversight has %1$s, which administrator managed_admin may not take"
                  + " away: have a superuser run \"alter role countersign_oversight no%1$s\".",
              attribute);
      migrate(database, "postgres");
    }
    asSuperuser("postgres", "alter role sight_keeper login createrole");
    migrate(database, "managed_admin");
    assertThat(
            all(
                database,
                "select rolname from pg_roles where rolname = 'sight_keeper' and (rolcanlogin or"
                    + " rolcreaterole)"))
        .as("what it may take away, it takes away")
        .isEmpty();
  }

  @Test
  void whoLacksSomethingIsToldWhat() throws SQLException {
    var another = ownedBy("other_admin");
    assertThatThrownBy(() -> migrate(another, "other_admin"))
        .hasMessage(
            "Role countersign_owner was made by another than administrator other_admin: have it"
                + " granted (\"grant countersign_owner to other_admin with admin true, inherit"
                + " false, set false\").");
    assertThatThrownBy(() -> migrate(another, "managed_admin"))
        .hasMessage(
            "Administrator managed_admin does not own database %1$s: make it the owner (\"alter"
                + " database %1$s owner to managed_admin\").",
            another);
    var closed = ownedBy("managed_admin");
    asSuperuser(closed, "alter schema public owner to postgres");
    assertThatThrownBy(() -> migrate(closed, "managed_admin"))
        .hasMessageStartingWith("Administrator managed_admin does not own schema public");
    assertThatThrownBy(() -> migrate(closed, "countersign_projections"))
        .hasMessage(
            "Administrator countersign_projections may not make roles: have a superuser run"
                + " \"alter role countersign_projections createrole\".");
  }
}
