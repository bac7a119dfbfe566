package dev.countersign.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every table of the catalogue, as every service role with every kind of viewer: each gets one row
 * of a lab's secret, and a new table without a policy fails here without being written down.
 */
class EveryTableTest {
  /** Tables that hold no tenant's fact, each with its reason in the migration that makes it. */
  private static final Set<String> TENANTLESS =
      Set.of(
          "ledger.platform_state",
          "ledger.ledger",
          "ledger.outbox",
          "ledger.chain",
          "ledger.disclosure");

  private static final List<String> ROLES =
      List.of("countersign_oversight", "countersign_transparency", "countersign_projections");

  /** Kinds of viewer to whom nothing was opened. */
  private static final List<Map.Entry<String, String>> STRANGERS =
      List.of(
          Map.entry("", ""),
          Map.entry("", "PUBLIC"),
          Map.entry("", "SERVICE"),
          Map.entry("org_borealis", "LAB"),
          Map.entry("org_borealis", "RULES"),
          Map.entry("org_bracken", "AUDITOR"),
          Map.entry("org_eu", "REGULATOR"),
          Map.entry("org_countersign", "PLATFORM"));

  private static TestDatabase.Address database;

  /** A table with the place of the row that holds a secret. */
  private static final Map<String, String> SECRETS = new TreeMap<>();

  @BeforeAll
  static void oneSecretInEveryTable() throws SQLException {
    database = TestDatabase.fresh();
    String position;
    try (var aurelia = database.viewer("org_aurelia", "LAB")) {
      position =
          aurelia
              .append(
                  Fact.of(
                      "fct_secret",
                      "SAFEGUARD_IMPLEMENTED",
                      "org_aurelia",
                      "org_aurelia",
                      "PARTIES"))
              .toString();
      aurelia.commit();
    }
    try (var admin = database.as("postgres");
        var statement = admin.createStatement()) {
      // What a row means is another test's: here it only has to be there.
      statement.execute("set session_replication_role = replica");
      for (var check :
          texts(
              admin,
              "select format('alter table %s drop constraint %I', conrelid::regclass, conname) from"
                  + " pg_constraint where contype = 'c' and connamespace::regnamespace::text in"
                  + " ('ledger', 'oversight', 'delivery')")) {
        statement.execute(check);
      }
      for (var table : tables(admin)) {
        SECRETS.put(
            table, table.equals("ledger.fact") ? fact(admin) : insert(admin, table, position));
      }
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    return texts(
        connection,
        "select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid ="
            + " c.relnamespace where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog',"
            + " 'information_schema', 'public', 'transparency') order by 1");
  }

  private static String fact(Connection connection) throws SQLException {
    return texts(connection, "select ctid::text from ledger.fact where id = 'fct_secret'")
        .getFirst();
  }

  private static String insert(Connection admin, String table, String position)
      throws SQLException {
    var names = new ArrayList<String>();
    var values = new ArrayList<String>();
    try (var columns =
        admin
            .createStatement()
            .executeQuery(
                """
                select attname, format_type(atttypid, atttypmod) from pg_attribute
                where attrelid = '%s'::regclass and attnum > 0 and not attisdropped
                  and attidentity = '' and attgenerated = ''
                """
                    .formatted(table))) {
      while (columns.next()) {
        names.add(columns.getString(1));
        values.add(value(columns.getString(1), columns.getString(2), position));
      }
    }
    return texts(
            admin,
            "insert into %s (%s) values (%s) on conflict do nothing returning ctid::text"
                .formatted(table, String.join(", ", names), String.join(", ", values)))
        .stream()
        .findFirst()
        .orElse("(0,1)");
  }

  private static String value(String column, String type, String position) {
    if (column.equals("viewer") || column.equals("regulator")) {
      return "'org_kestrel'";
    }
    return switch (type) {
      case "uuid" -> column.startsWith("until") ? "null" : "'" + position + "'";
      case "text" -> column.matches("owner_org|lab|organisation") ? "'org_aurelia'" : "'x'";
      case "text[]" -> "'{}'";
      case "jsonb", "json" -> "'{}'";
      case "boolean" -> "true";
      case "bytea" -> "decode(repeat('00', 32), 'hex')";
      case "timestamp with time zone" -> "'2026-05-01Z'";
      default -> "1";
    };
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    var found = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** How many of the tables' secrets a role sees as somebody. */
  private static Set<String> seen(String role, String organisation, String kind)
      throws SQLException {
    var found = new java.util.TreeSet<String>();
    try (var connection = database.as(role)) {
      connection.setAutoCommit(false);
      var session = new Session(connection);
      session.look(organisation, kind, "2026-06-01T00:00:00Z");
      for (var secret : SECRETS.entrySet()) {
        var table = secret.getKey();
        if (session
                .one(
                    "select case when has_schema_privilege('%s', 'usage') then has_table_privilege('%s', 'select') else false end"
                        .formatted(table.split("\\.")[0], table))
                .equals("t")
            && !session
                .one(
                    "select count(*) from %s where ctid = '%s'"
                        .formatted(secret.getKey(), secret.getValue()))
                .equals("0")) {
          found.add(secret.getKey());
        }
      }
      connection.rollback();
    }
    return found;
  }

  @Test
  void nobodyToWhomNothingWasOpenedSeesARowOfAnyTable() throws SQLException {
    for (var stranger : STRANGERS) {
      assertThat(seen("countersign_oversight", stranger.getKey(), stranger.getValue()))
          .as("seen as %s %s", stranger.getValue(), stranger.getKey())
          .isSubsetOf(TENANTLESS);
    }
  }

  @Test
  void theLabItselfSeesItsRowInEveryTableOfAFeature() throws SQLException {
    var features =
        SECRETS.keySet().stream()
            .filter(table -> table.startsWith("oversight.") || table.equals("ledger.fact"))
            .collect(Collectors.toSet());
    assertThat(features).isNotEmpty();
    assertThat(seen("countersign_oversight", "org_aurelia", "LAB")).containsAll(features);
  }

  @Test
  void theLogSeesCommitmentsAndNoFact() throws SQLException {
    assertThat(seen("countersign_transparency", "org_aurelia", "LAB")).isSubsetOf(TENANTLESS);
  }

  @Test
  void rowLevelSecurityIsForcedOnEveryTable() throws SQLException {
    try (var admin = database.as("postgres")) {
      for (var table : SECRETS.keySet()) {
        assertThat(
                texts(
                    admin,
                    "select relrowsecurity and relforcerowsecurity from pg_class where oid = '%s'::regclass"
                        .formatted(table)))
            .as(table)
            .containsExactly("t");
      }
    }
  }

  @Test
  void noServiceRoleDeletesTruncatesOrRefersToAnything() throws SQLException {
    var asItShouldBe = // One role may empty a projection, to rebuild it from the facts.
        """
        select has_table_privilege('%1$s', '%2$s', '%3$s')
          = ('%1$s %3$s' = 'countersign_projections truncate' and '%2$s' in (select attrelid::regclass::text from pg_attribute where attname = 'until_position'))
        """;
    try (var admin = database.as("postgres")) {
      for (var role : ROLES) {
        for (var table : SECRETS.keySet()) {
          for (var privilege : List.of("delete", "truncate", "references", "trigger")) {
            assertThat(texts(admin, asItShouldBe.formatted(role, table, privilege)))
                .as("%s on %s for %s", privilege, table, role)
                .containsExactly("t");
          }
        }
      }
    }
  }

  @Test
  void noFactIsEverChanged() throws SQLException {
    try (var admin = database.as("postgres")) {
      for (var role : ROLES) {
        for (var table : List.of("ledger.fact", "ledger.salt", "ledger.outbox", "ledger.chain")) {
          assertThat(
                  texts(
                      admin,
                      "select has_any_column_privilege('%s', '%s', 'update')"
                          .formatted(role, table)))
              .as("update of %s by %s", table, role)
              .containsExactly("f");
        }
      }
    }
  }

  @Test
  void noViewLooksWithItsOwnersEyes() throws SQLException {
    try (var admin = database.as("postgres")) {
      assertThat(
              texts(
                  admin,
                  "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid ="
                      + " c.relnamespace where c.relkind in ('v', 'm') and n.nspname in ('ledger',"
                      + " 'oversight') and not coalesce('security_invoker=true' = any (c.reloptions),"
                      + " false)"))
          .isEmpty();
    }
  }

  @Test
  void functionsThatWorkAsAnotherHaveAFixedPath() throws SQLException {
    try (var admin = database.as("postgres")) {
      assertThat(
              texts(
                  admin,
                  "select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid ="
                      + " p.pronamespace where p.prosecdef and n.nspname in ('ledger', 'oversight',"
                      + " 'transparency', 'public') and not exists (select from unnest(p.proconfig) s"
                      + " where s like 'search_path=pg_catalog%')"))
          .isEmpty();
    }
  }

  @Test
  void noServiceRoleMayBecomeAnother() throws SQLException {
    try (var admin = database.as("postgres")) {
      assertThat(
              texts(
                  admin,
                  "select m.member::regrole::text from pg_auth_members m where m.member::regrole::text"
                      + " in ('countersign_oversight', 'countersign_transparency',"
                      + " 'countersign_projections')"))
          .isEmpty();
    }
  }
}
