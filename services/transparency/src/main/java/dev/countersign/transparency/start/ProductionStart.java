package dev.countersign.transparency.start;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start with a default password, and everywhere with a database login that owns tables
 * or is above row-level security. A test key is refused where the key is read.
 */
@Startup
@ApplicationScoped
class ProductionStart {
  private static final Set<String> DEFAULT_PASSWORDS =
      Set.of("", "countersign", "countersign_transparency", "postgres", "password", "changeit");

  private final DataSource dataSource;
  private final Optional<String> password;

  ProductionStart(
      DataSource dataSource,
      @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
    this.dataSource = dataSource;
    this.password = password;
  }

  @PostConstruct
  void check() throws SQLException {
    var wrong = new ArrayList<String>();
    if (LaunchMode.current() == LaunchMode.NORMAL && !Boolean.getBoolean("countersign.local")) {
      wrong.addAll(unsafe(password));
    }
    wrong.addAll(rightsOfTheLogin(dataSource));
    if (!wrong.isEmpty()) {
      throw new IllegalStateException("This does not start so. " + String.join(" ", wrong));
    }
  }

  /** What of it must not be in production. */
  static List<String> unsafe(Optional<String> password) {
    return password.map(DEFAULT_PASSWORDS::contains).orElse(true)
        ? List.of("The database's password is a default: give QUARKUS_DATASOURCE_PASSWORD.")
        : List.of();
  }

  /** What the login may do that no service may. */
  static List<String> rightsOfTheLogin(DataSource dataSource) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select exists (select from pg_roles r where r.rolname = current_user
                    and (r.rolsuper or r.rolbypassrls or r.rolcreaterole))
                  or exists (select from pg_class c join pg_roles r on r.oid = c.relowner
                    join pg_namespace n on n.oid = c.relnamespace
                    where r.rolname = current_user and n.nspname in ('ledger', 'oversight', 'transparency'))
                """)) {
      row.next();
      return row.getBoolean(1)
          ? List.of(
              "The database login owns tables or is above row-level security: log in as"
                  + " countersign_transparency.")
          : List.of();
    }
  }
}
