package dev.countersign.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A release is installed over an older one, and over itself. */
class MigrationTest {
  @Test
  void migratingAgainKeepsWhatIsThere() throws SQLException {
    var database = TestDatabase.fresh();
    try (var lab = database.viewer("org_aurelia", "LAB")) {
      lab.append(Fact.of("mdl_1", "MODEL_REGISTERED", "org_aurelia", "org_aurelia", "SUPERVISED"));
      lab.commit();
    }
    Migration.migrate(database.admin(), Map.of());
    Migration.migrate(database.admin(), Map.of());
    try (var lab = database.viewer("org_aurelia", "LAB")) {
      assertThat(lab.seen()).containsExactly("mdl_1");
    }
    try (var keeper = database.viewer("", "PUBLIC")) {
      assertThat(
              keeper.one("select count(*) from pg_trigger where tgname = 'sight_follows_the_fact'"))
          .isEqualTo("1");
    }
  }
}
