package dev.countersign.oversight.platform.edge;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start with what only a test or a local platform may have, and names all of it at once.
 * A login that owns tables, or is above row-level security, is refused everywhere.
 */
@Startup
@ApplicationScoped
class ProductionStart {
  private static final int SHORTEST_SECRET = 32;
  private static final Set<String> DEFAULT_PASSWORDS =
      Set.of("", "countersign", "countersign_oversight", "postgres", "password", "changeit");

  private final DataSource dataSource;
  private final Told told;

  /** What the start was told. */
  record Told(
      String realm,
      String requestSecret,
      Optional<String> databasePassword,
      Optional<String> clientSecret,
      boolean guards,
      boolean secondFactor,
      Optional<String> tlsVerification) {}

  ProductionStart(
      DataSource dataSource,
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") String realm,
      @ConfigProperty(name = "countersign.ledger.request-secret") String requestSecret,
      @ConfigProperty(name = "quarkus.datasource.password") Optional<String> databasePassword,
      @ConfigProperty(name = "quarkus.oidc-client.credentials.secret")
          Optional<String> clientSecret,
      @ConfigProperty(name = "countersign.guard.enabled", defaultValue = "true") boolean guards,
      @ConfigProperty(name = "countersign.second-factor.required", defaultValue = "true")
          boolean secondFactor,
      @ConfigProperty(name = "quarkus.oidc.tls.verification") Optional<String> tlsVerification) {
    this.dataSource = dataSource;
    this.told =
        new Told(
            realm,
            requestSecret,
            databasePassword,
            clientSecret,
            guards,
            secondFactor,
            tlsVerification);
  }

  @PostConstruct
  void check() throws SQLException {
    var wrong = new ArrayList<String>();
    if (LaunchMode.current() == LaunchMode.NORMAL && !Boolean.getBoolean("countersign.local")) {
      wrong.addAll(unsafe(told));
    }
    wrong.addAll(rightsOfTheLogin(dataSource));
    if (!wrong.isEmpty()) {
      throw new IllegalStateException("This does not start so. " + String.join(" ", wrong));
    }
  }

  /** What of it must not be in production. */
  static List<String> unsafe(Told told) {
    var wrong = new ArrayList<String>();
    if (!told.realm().toLowerCase(Locale.ROOT).startsWith("https://")) {
      wrong.add("Tokens come over plain HTTP: give QUARKUS_OIDC_AUTH_SERVER_URL with https.");
    }
    if (told.tlsVerification().map(how -> how.equalsIgnoreCase("none")).orElse(false)) {
      wrong.add("The realm's certificate is not checked: take QUARKUS_OIDC_TLS_VERIFICATION away.");
    }
    if (told.requestSecret().length() < SHORTEST_SECRET
        || told.requestSecret().contains("of the tests alone")
        || told.requestSecret().contains("of development alone")) {
      wrong.add("COUNTERSIGN_LEDGER_REQUEST_SECRET is a test's or too short: give 32 random ones.");
    }
    if (told.databasePassword().map(DEFAULT_PASSWORDS::contains).orElse(true)) {
      wrong.add("The database's password is a default: give QUARKUS_DATASOURCE_PASSWORD.");
    }
    if (told.clientSecret().map(DEFAULT_PASSWORDS::contains).orElse(true)) {
      wrong.add(
          "The service account's secret is a default: give QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET.");
    }
    if (!told.guards()) {
      wrong.add("The guards are off: take COUNTERSIGN_GUARD_ENABLED away.");
    }
    if (!told.secondFactor()) {
      wrong.add("The second factor is off: take COUNTERSIGN_SECOND_FACTOR_REQUIRED away.");
    }
    return wrong;
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
                    where r.rolname = current_user and n.nspname in ('ledger', 'oversight'))
                """)) {
      row.next();
      return row.getBoolean(1)
          ? List.of(
              "The database login owns tables or is above row-level security: log in as"
                  + " countersign_oversight.")
          : List.of();
    }
  }
}
