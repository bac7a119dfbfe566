package dev.countersign.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The services with what each has to be told, in the order in which they start. */
final class Services {
  private final Options options;
  private final Secrets secrets;
  private final Clock clock;

  /** The clock that the data were begun with. */
  record Clock(String kind, String at) {}

  /** One service as a process. */
  record Service(String name, Path jar, Map<String, String> settings) {
    List<String> command() {
      return List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmx256m",
          "--enable-native-access=ALL-UNNAMED",
          "-Dcountersign.local=true",
          "-Dquarkus.profile=prod",
          "-jar",
          jar.toString());
    }
  }

  Services(Options options, Secrets secrets, Clock clock) {
    this.options = options;
    this.secrets = secrets;
    this.clock = clock;
  }

  List<Service> all() {
    return List.of(
        service(
            "transparency",
            Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", jdbc(),
                "QUARKUS_DATASOURCE_PASSWORD", secrets.of("transparency-database"),
                "COUNTERSIGN_LOG_SEED", secrets.of("log-key"),
                "COUNTERSIGN_LOG_ORIGIN", "countersign.dev/log/" + origin(),
                "COUNTERSIGN_LOG_PUBLISHED_FOLDER",
                    options.folder().resolve("published").toString())),
        service(
            "oversight",
            Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", jdbc(),
                "QUARKUS_DATASOURCE_PASSWORD", secrets.of("oversight-database"),
                "QUARKUS_OIDC_AUTH_SERVER_URL", KeycloakPart.realmUrl(options.port("keycloak")),
                "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", "countersign",
                "COUNTERSIGN_LEDGER_REQUEST_SECRET", secrets.of("request-secret"),
                "COUNTERSIGN_TICKET_PRIVATE_KEY", secrets.keyFile("ticket", true).toString(),
                "COUNTERSIGN_EVIDENCE_URL", "http://localhost:" + options.port("evidence"),
                "COUNTERSIGN_CLOCK_KIND", clock.kind(),
                "COUNTERSIGN_CLOCK_AT", clock.at())),
        service(
            "evidence",
            Map.of(
                "COUNTERSIGN_STORE_URL",
                "mongodb://127.0.0.1:" + options.port("store"),
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                KeycloakPart.realmUrl(options.port("keycloak")),
                "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET",
                "countersign",
                "COUNTERSIGN_OVERSIGHT_URL",
                "http://127.0.0.1:" + options.port("oversight"),
                "COUNTERSIGN_TICKET_PUBLIC_KEY",
                secrets.keyFile("ticket", false).toString(),
                "COUNTERSIGN_KEYS_FILE",
                secrets.fileOf("evidence-keys").toString())));
  }

  private String origin() {
    return (clock.kind().equals("story") ? "story-" : "local-")
        + secrets.of("deployment").substring(0, 8);
  }

  String jdbc() {
    return "jdbc:postgresql://127.0.0.1:%d/countersign".formatted(options.port("postgres"));
  }

  private Service service(String name, Map<String, String> settings) {
    var jar =
        options.root().resolve("services/%s/target/quarkus-app/quarkus-run.jar".formatted(name));
    if (!Files.exists(jar)) {
      throw new PartFailedException(
          name + " is not built. Build first: ./mvnw package -DskipTests");
    }
    var all = new TreeMap<>(settings);
    all.put("QUARKUS_HTTP_PORT", String.valueOf(options.port(name)));
    all.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(options.port(name + "-management")));
    return new Service(name, jar, all);
  }
}
