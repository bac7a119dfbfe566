package dev.countersign.oversight.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.oversight.LocalParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A login that could look past row-level security does not start the service. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class LoginRightsTest {
  @Inject AgroalDataSource pool;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String address;

  @Test
  void theServicesOwnLoginIsLetIn() throws SQLException {
    assertThat(ProductionStart.rightsOfTheLogin(pool)).isEmpty();
  }

  @Test
  void aLoginThatOwnsTablesOrIsAboveRowLevelSecurityIsRefused() throws SQLException {
    for (var login : List.of("postgres", "countersign_owner")) {
      assertThat(ProductionStart.rightsOfTheLogin(as(login)))
          .as(login)
          .singleElement()
          .asString()
          .contains("owns tables");
    }
  }

  private DataSource as(String login) {
    return (DataSource)
        Proxy.newProxyInstance(
            LoginRightsTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> DriverManager.getConnection(address + "?user=" + login));
  }
}
