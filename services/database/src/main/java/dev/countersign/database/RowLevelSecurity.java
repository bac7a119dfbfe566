package dev.countersign.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Brings every table's policies to what was reviewed ({@code db/access}), one table a transaction,
 * and touches no table that has them: services go on meanwhile. Whoever reads a table sees it under
 * all of its former policies or under all of its new ones, and never without.
 *
 * <p>Each policy bears a seal, a digest of its reviewed text and one of what PostgreSQL made of it:
 * what was changed in the review or by hand no longer matches, and is made anew.
 */
final class RowLevelSecurity {
  /** Where tenants' rows are. */
  private static final String SCHEMAS = "('ledger', 'oversight', 'delivery')";

  private static final String TABLES =
      """
      select format('%%I.%%I', n.nspname, c.relname),
        n.nspname = 'oversight',
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'until_position'),
        c.relrowsecurity and c.relforcerowsecurity
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in %s and c.relkind in ('r', 'p')
      """
          .formatted(SCHEMAS);

  private static final String PRESENT =
      """
      select format('%%I.%%I', n.nspname, c.relname), 'policy', p.polname,
        md5(concat_ws('/', p.polcmd::text, p.polpermissive::text,
          (select string_agg(r::regrole::text, ',' order by r::regrole::text) from unnest(p.polroles) r),
          coalesce(pg_get_expr(p.polqual, p.polrelid), '-'), coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '-'))),
        coalesce(obj_description(p.oid, 'pg_policy'), '')
      from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in %1$s
      union all
      select format('%%I.%%I', n.nspname, c.relname), 'trigger', t.tgname,
        md5(t.tgenabled::text || pg_get_triggerdef(t.oid)), coalesce(obj_description(t.oid, 'pg_trigger'), '')
      from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in %1$s and not t.tgisinternal
      """
          .formatted(SCHEMAS);

  private static final String OPEN =
      """
      select format('%%I.%%I', n.nspname, c.relname)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in %s and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity
        and exists (select from pg_policy p where p.polrelid = c.oid))
      order by 1
      """
          .formatted(SCHEMAS);

  /** A table as it is now. */
  private record Table(String name, boolean ofFeature, boolean projection, boolean forced) {}

  /** A policy or trigger as it is now, with the seal that it bears. */
  private record Kept(String kind, String name, String digest, String seal) {
    String key() {
      return kind + " " + name;
    }
  }

  private final Connection owner;
  private final Duration patience;

  /**
   * @param owner a connection as the tables' owner, with no search path
   * @param patience how long to go on for one table that others use
   */
  RowLevelSecurity(Connection owner, Duration patience) {
    this.owner = owner;
    this.patience = patience;
  }

  /** Tables that are still without row-level security, or without any policy. */
  static List<String> lacking(Connection connection) throws SQLException {
    return texts(connection, OPEN);
  }

  /**
   * Brings every table to what was reviewed.
   *
   * @return how many tables had to be changed
   */
  int settle() throws SQLException {
    var tables = tables();
    var wanted = wanted(tables);
    var kept = kept();
    int changed = 0;
    for (var table : tables) {
      var rules = wanted.getOrDefault(table.name(), Map.of());
      if (differs(table, rules, kept.getOrDefault(table.name(), Map.of()))) {
        Gently.until(patience, () -> change(table, rules));
        changed++;
      }
    }
    return changed;
  }

  private List<Table> tables() throws SQLException {
    var tables = new ArrayList<Table>();
    read(
        owner,
        TABLES,
        row ->
            tables.add(
                new Table(
                    row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4))));
    tables.sort(java.util.Comparator.comparing(Table::name));
    return tables;
  }

  private static Map<String, Map<String, Rule>> wanted(List<Table> tables) {
    var rules = new ArrayList<>(Rule.of(Resource.text("/db/access/ledger-policies.sql")));
    for (var table : tables) {
      if (table.ofFeature()) {
        rules.addAll(template("feature", table));
      }
      if (table.ofFeature() && table.projection()) {
        rules.addAll(template("projection", table));
      }
    }
    var wanted = new HashMap<String, Map<String, Rule>>();
    for (var rule : rules) {
      var before =
          wanted
              .computeIfAbsent(rule.table(), name -> new TreeMap<>())
              .put(rule.kind() + " " + rule.name(), rule);
      if (before != null) {
        throw new IllegalStateException("Twice in db/access: " + rule.name() + rule.table());
      }
    }
    return wanted;
  }

  private static List<Rule> template(String kind, Table table) {
    return Rule.of(
        Resource.text("/db/access/%s-policies.sql".formatted(kind))
            .replace("${table}", table.name()));
  }

  private Map<String, Map<String, Kept>> kept() throws SQLException {
    var kept = new HashMap<String, Map<String, Kept>>();
    read(
        owner,
        PRESENT,
        row -> {
          var found =
              new Kept(row.getString(2), row.getString(3), row.getString(4), row.getString(5));
          kept.computeIfAbsent(row.getString(1), table -> new TreeMap<>()).put(found.key(), found);
        });
    return kept;
  }

  private static boolean differs(Table table, Map<String, Rule> rules, Map<String, Kept> kept) {
    return !table.forced()
        || kept.values().stream().anyMatch(rule -> isForeign(rule, rules))
        || rules.entrySet().stream().anyMatch(rule -> !isAsReviewed(rule.getValue(), kept));
  }

  /** A policy that nobody reviewed; triggers that are not listed are a migration's own. */
  private static boolean isForeign(Kept kept, Map<String, Rule> rules) {
    return kept.kind().equals("policy") && !rules.containsKey(kept.key());
  }

  private static boolean isAsReviewed(Rule rule, Map<String, Kept> kept) {
    var there = kept.get(rule.kind() + " " + rule.name());
    return there != null && there.seal().equals(seal(rule, there));
  }

  private static String seal(Rule rule, Kept kept) {
    return "As reviewed %s, kept as %s.".formatted(rule.seal(), kept.digest());
  }

  /** One table, all at once; nobody reads it between the old and the new. */
  private boolean change(Table table, Map<String, Rule> rules) throws SQLException {
    owner.setAutoCommit(false);
    try (var statement = owner.createStatement()) {
      statement.execute(
          "set local lock_timeout = '%dms'".formatted(Gently.LOCK_TIMEOUT.toMillis()));
      statement.execute("lock table only %s in access exclusive mode".formatted(table.name()));
      var before = kept().getOrDefault(table.name(), Map.of());
      if (!table.forced()) {
        statement.execute(
            "alter table %1$s enable row level security; alter table %1$s force row level security"
                .formatted(table.name()));
      }
      for (var kept : before.values()) {
        if (isForeign(kept, rules)) {
          statement.execute(
              "drop policy \"%s\" on %s"
                  .formatted(kept.name().replace("\"", "\"\""), table.name()));
        }
      }
      var remade = rules.values().stream().filter(rule -> !isAsReviewed(rule, before)).toList();
      for (var rule : remade) {
        statement.execute(rule.remade());
      }
      var after = kept().getOrDefault(table.name(), Map.of());
      for (var rule : remade) {
        var there = Objects.requireNonNull(after.get(rule.kind() + " " + rule.name()));
        statement.execute(
            "comment on %s %s on %s is '%s'"
                .formatted(rule.kind(), rule.name(), table.name(), seal(rule, there)));
      }
      owner.commit();
      return true;
    } finally {
      owner.rollback();
      owner.setAutoCommit(true);
    }
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private static void read(Connection connection, String sql, Row reader) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    var found = new ArrayList<String>();
    read(connection, sql, row -> found.add(row.getString(1)));
    return found;
  }
}
