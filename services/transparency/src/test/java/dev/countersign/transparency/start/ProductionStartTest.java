package dev.countersign.transparency.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.transparency.LocalParts;
import dev.countersign.transparency.OneConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What only a test or a local platform may have is refused, each by its name. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class ProductionStartTest {
  @Test
  void aDefaultPasswordIsRefused() {
    for (var password : List.of("", "countersign", "postgres", "countersign_transparency")) {
      assertThat(ProductionStart.unsafe(Optional.of(password)))
          .singleElement()
          .asString()
          .contains("QUARKUS_DATASOURCE_PASSWORD");
    }
    assertThat(ProductionStart.unsafe(Optional.empty())).hasSize(1);
    assertThat(ProductionStart.unsafe(Optional.of("a password of its own"))).isEmpty();
  }

  @Test
  void aLoginThatOwnsTablesOrIsAboveRowLevelSecurityIsRefused() throws SQLException {
    for (var login : List.of("postgres", "countersign_owner")) {
      assertThat(rights(login)).as(login).singleElement().asString().contains("owns tables");
    }
    assertThat(rights("countersign_transparency")).isEmpty();
  }

  private static List<String> rights(String login) throws SQLException {
    try (var connection = DriverManager.getConnection(LocalParts.address + "?user=" + login)) {
      return ProductionStart.rightsOfTheLogin(new OneConnection(connection));
    }
  }
}
