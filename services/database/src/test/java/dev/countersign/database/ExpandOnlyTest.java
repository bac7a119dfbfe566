package dev.countersign.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A migration takes away nothing that the release before it reads or writes: both run beside each
 * other while pods are replaced. What is contracted names the release that no longer needs it.
 */
class ExpandOnlyTest {
  private static final Pattern CONTRACTING =
      Pattern.compile(
          "drop (table|column|function|schema|type|view|constraint|index)\\b"
              + "|\\brename (to|column)\\b|\\balter (column )?\\w+ (set data )?type\\b|\\bset not null\\b"
              + "|\\badd column [^,;]*\\bnot null\\b(?![^,;]*\\bdefault\\b)",
          Pattern.CASE_INSENSITIVE);

  /** By migration: why it does no harm. */
  private static final Map<String, String> EXPLAINED =
      Map.of(
          "V202611251655__show_incidents_to_regimes.sql",
          "the constraint comes back in the same statement, and lets more in",
          "V202611251740__show_auditors_words_to_regulators.sql",
          "the constraint comes back in the same statement, and lets more in");

  private static boolean contracts(String sql) {
    return CONTRACTING.matcher(MigrationTexts.plain(sql)).find();
  }

  @Test
  void migrationsOnlyExpandOrSayWhyTheyDoNoHarm() throws IOException {
    var contracting = MigrationTexts.all();
    contracting.values().removeIf(sql -> !contracts(sql));
    assertThat(contracting.keySet()).isSubsetOf(EXPLAINED.keySet());
  }

  @Test
  void whatContractsIsFound() {
    assertThat(contracts("alter table ledger.fact drop column body;")).isTrue();
    assertThat(contracts("ALTER TABLE a\n  RENAME COLUMN b TO c;")).isTrue();
    assertThat(contracts("alter table a alter column b type bigint;")).isTrue();
    assertThat(contracts("alter table a alter b set not null;")).isTrue();
    assertThat(contracts("alter table a add column b text not null;")).isTrue();
    assertThat(contracts("drop table a;")).isTrue();
    assertThat(contracts("alter table a add column b text not null default '';")).isFalse();
    assertThat(contracts("alter table a add column b text;")).isFalse();
    assertThat(contracts("-- we never drop table a\ncreate table b (c text not null);")).isFalse();
    assertThat(contracts("drop policy p on a; create policy p on a using (true);")).isFalse();
  }
}
