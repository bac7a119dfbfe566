package dev.countersign.transparency;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Neither side of the outbox can do what the other is trusted with. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class RightsTest {
  @Test
  void theLogsRoleCanNeitherReadFactsNorWriteTheOutbox() throws SQLException {
    try (var log =
            DriverManager.getConnection(LocalParts.address + "?user=countersign_transparency");
        var statement = log.createStatement()) {
      for (var forbidden :
          List.of(
              "select * from ledger.fact",
              "select * from ledger.salt",
              "insert into ledger.outbox values (gen_random_uuid(), '')",
              "delete from ledger.outbox",
              "delete from transparency.entry",
              "update transparency.entry set leaf = ''")) {
        assertThatThrownBy(() -> statement.execute(forbidden))
            .as(forbidden)
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void theApisRoleCannotRewriteTheLog() throws SQLException {
    try (var api = Outbox.oversight();
        var statement = api.createStatement()) {
      assertThatThrownBy(
              () -> statement.execute("insert into transparency.tree values (true, 0, '')"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void anEntryThatNoBundleCouldHoldIsRefused() throws SQLException {
    Outbox.begin();
    var insert =
        "insert into ledger.outbox values (ledger.first_position(), decode(repeat('00', %d), 'hex'))";
    try (var writer = Outbox.oversight();
        var statement = writer.createStatement()) {
      assertThatThrownBy(() -> statement.execute(insert.formatted(65_536)))
          .hasMessageContaining("leaf_fits_an_entry");
      writer.rollback();
      statement.execute(insert.formatted(65_535));
      writer.rollback();
    }
  }
}
