package dev.countersign.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A migration keeps nobody waiting: it holds no lock for as long as a table is read or written.
 * What needs that is made beside services ({@code db/indexes.sql}), or in batches ({@code
 * rebuild}).
 */
class QuietMigrationsTest {
  /** The last migration that was written before there was this rule. */
  private static final String BEFORE = "V202611260528";

  private static final Pattern BODY = Pattern.compile("\\$(\\w*)\\$.*?\\$\\1\\$");
  private static final Pattern CREATED =
      Pattern.compile("create table (?:if not exists )?([\\w.]+)");
  private static final Pattern INDEX =
      Pattern.compile("create (?:unique )?index [^;(]*?\\bon (?:only )?([\\w.]+)");
  private static final Pattern ROWS =
      Pattern.compile(
          "^(?:update (?:only )?|delete from |truncate (?:table )?|insert into )([\\w.]+)");

  private static final Pattern LOUD =
      Pattern.compile(
          "^(?:lock|cluster|vacuum|reindex|refresh materialized)\\b|\\bset (?:local )?lock_timeout\\b"
              + "|\\badd (?:constraint \\w+ )?(?:check|foreign key|unique|primary key|exclude)\\b(?!.*\\bnot valid\\b)"
              + "|\\badd column .*\\bgenerated always as \\("
              + "|\\badd column .*\\bdefault .*(?:clock_timestamp|random|nextval|uuid)");

  /** What of a migration keeps others waiting, in the words of the migration. */
  private static List<String> loud(String migration) {
    var sql = BODY.matcher(MigrationTexts.plain(migration).toLowerCase(java.util.Locale.ROOT));
    var statements = sql.replaceAll("''").split(";");
    var created = new ArrayList<String>();
    var loud = new ArrayList<String>();
    for (var statement : statements) {
      var text = statement.strip();
      var table = CREATED.matcher(text);
      if (table.find()) {
        created.add(table.group(1));
      }
      var altered = Pattern.compile("^alter table (?:only )?([\\w.]+)").matcher(text);
      boolean ofNew = altered.find() && created.contains(altered.group(1));
      if (LOUD.matcher(text).find() && !ofNew
          || touchesOlder(INDEX, text, created)
          || touchesOlder(ROWS, text, created)) {
        loud.add(text);
      }
    }
    return loud;
  }

  private static boolean touchesOlder(Pattern pattern, String statement, List<String> created) {
    var found = pattern.matcher(statement);
    return found.find() && !created.contains(found.group(1));
  }

  @Test
  void noMigrationSinceTheRuleKeepsOthersWaiting() throws IOException {
    var loud = new TreeMap<String, List<String>>();
    MigrationTexts.all().tailMap(BEFORE + "a").forEach((name, sql) -> loud.put(name, loud(sql)));
    loud.values().removeIf(List::isEmpty);
    assertThat(loud).isEmpty();
  }

  @Test
  void whatCameBeforeTheRuleWouldNotPass() throws IOException {
    assertThat(loud(MigrationTexts.all().get(BEFORE + "__end_rows_by_their_thing.sql"))).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create index a on ledger.fact (lab);",
        "CREATE UNIQUE INDEX a\n  ON ledger.fact (lab);",
        "create index concurrently if not exists a on ledger.fact (lab);",
        "create table b (c text); create index a on ledger.fact (lab);",
        "alter table a add constraint b check (c > 0);",
        "alter table a add constraint b foreign key (c) references d;",
        "alter table a add column b text generated always as (c || d) stored;",
        "alter table a add column b uuid default gen_random_uuid();",
        "update ledger.fact set body = body;",
        "delete from oversight.halt;",
        "insert into oversight.halt select * from ledger.fact;",
        "lock table ledger.fact;",
        "set local lock_timeout = '1h';",
      })
  void whatKeepsOthersWaitingIsFound(String sql) {
    assertThat(loud(sql)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table a (b text); create index c on a (b); insert into a values ('x');",
        "alter table a add constraint b check (c > 0) not valid; alter table a validate constraint b;",
        "alter table a add column b text; alter table a add column c text not null default '';",
        "create function f() returns void language plpgsql as $$ begin update a set b = 1; end $$;",
        "-- update a\ncreate table b (c text not null);",
      })
  void whatKeepsNobodyWaitingPasses(String sql) {
    assertThat(loud(sql)).isEmpty();
  }
}
