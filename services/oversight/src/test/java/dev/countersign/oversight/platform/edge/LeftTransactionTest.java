package dev.countersign.oversight.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.local.Parts;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.model.ReadModels;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * A transaction in which the database could not be told who looks is over. Left on its thread, it
 * would fail everything that this thread does later, long after the database is back.
 */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class LeftTransactionTest {
  @Inject ReadModels models;
  @Inject TransactionManager transactions;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String database;

  private void administer(String sql) throws SQLException {
    var name = URI.create(database.substring("jdbc:".length())).getPath().substring(1);
    try (var connection = DriverManager.getConnection(Parts.attachOrStart().postgresUrl(name));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Object look() {
    var context = Arc.container().requestContext();
    context.activate();
    try {
      return models.model("mdl_0");
    } finally {
      context.terminate();
    }
  }

  @Test
  void whatCannotBeginLeavesItsThreadFree() throws Exception {
    try (var thread = Executors.newSingleThreadExecutor()) {
      administer("revoke select on ledger.platform_state from countersign_oversight");
      try {
        assertThatThrownBy(() -> thread.submit(this::look).get())
            .hasMessageContaining("The viewer could not be told to the database");
      } finally {
        administer("grant select on ledger.platform_state to countersign_oversight");
      }
      assertThat(thread.submit(() -> transactions.getStatus()).get())
          .isEqualTo(Status.STATUS_NO_TRANSACTION);
      assertThat(thread.submit(this::look).get()).as("what the thread does next").isNotNull();
    }
  }
}
