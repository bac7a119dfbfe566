package dev.countersign.evidence.start;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start with what only a test or a local platform may have, and names all of it at once.
 */
@Startup
@ApplicationScoped
class ProductionStart {
  private static final Set<String> DEFAULT_SECRETS =
      Set.of("", "countersign", "secret", "password");

  /** Fewer different digits than this are nobody's random key. */
  private static final int DIGITS_OF_A_KEY = 8;

  private final Told told;

  /**
   * What the start was told.
   *
   * @param keys a file with master keys, one a line
   */
  record Told(
      String realm,
      Optional<String> tlsVerification,
      Optional<String> clientSecret,
      String store,
      List<String> keys) {}

  ProductionStart(
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") String realm,
      @ConfigProperty(name = "quarkus.oidc.tls.verification") Optional<String> tlsVerification,
      @ConfigProperty(name = "quarkus.oidc-client.credentials.secret")
          Optional<String> clientSecret,
      @ConfigProperty(name = "countersign.store.url") String store,
      @ConfigProperty(name = "countersign.keys.file") Path keys) {
    told = new Told(realm, tlsVerification, clientSecret, store, lines(keys));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("countersign.keys.file cannot be read", e);
    }
  }

  @PostConstruct
  void check() {
    if (LaunchMode.current() != LaunchMode.NORMAL || Boolean.getBoolean("countersign.local")) {
      return;
    }
    var wrong = unsafe(told);
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
    if (told.clientSecret().map(DEFAULT_SECRETS::contains).orElse(true)) {
      wrong.add(
          "The service account's secret is a default: give QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET.");
    }
    if (!told.store().matches("mongodb(\\+srv)?://[^/]+:[^/]+@.*")) {
      wrong.add("The document store lets anyone in: give COUNTERSIGN_STORE_URL with a login.");
    }
    if (told.keys().stream().map(String::strip).anyMatch(ProductionStart::isTestKey)) {
      wrong.add("COUNTERSIGN_KEYS_FILE holds a test's key: give one of 32 random bytes.");
    }
    return wrong;
  }

  private static boolean isTestKey(String line) {
    return line.matches("[0-9a-f]{64}") && line.chars().distinct().count() < DIGITS_OF_A_KEY;
  }
}
