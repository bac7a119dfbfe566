package dev.countersign.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The services with what each has to be told, in the order in which they start. */
final class Services {
  /** In the order in which they start. */
  static final List<String> NAMES = List.of("transparency", "oversight", "evidence");

  private final Site site;
  private final Secrets secrets;

  /** One service as a process. */
  record Service(String name, Path jar, Map<String, String> settings) {
    List<String> command() {
      var command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-Xmx256m",
                  "--enable-native-access=ALL-UNNAMED",
                  "-Dcountersign.local=true",
                  "-Dquarkus.profile=prod"));
      command.addAll(compilers());
      command.addAll(List.of("-jar", jar.toString()));
      return List.copyOf(command);
    }

    /**
     * The first compiler alone starts fastest. The vault needs the second one, which alone uses the
     * machine's instructions for SHA-256 and AES, and needs it at once: a chunk is decrypted in one
     * call, so that at the usual thresholds hundreds of megabytes come first.
     */
    private List<String> compilers() {
      return name.equals("evidence")
          ? List.of(
              "-XX:CompileCommand=quiet",
              "-XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.*::*,0.01")
          : List.of("-XX:TieredStopAtLevel=1");
    }
  }

  Services(Site site, Secrets secrets) {
    this.site = site;
    this.secrets = secrets;
  }

  Service named(String name) {
    return service(
        name,
        switch (name) {
          case "transparency" -> transparency();
          case "oversight" -> oversight();
          case "evidence" -> evidence();
          default -> throw new IllegalArgumentException("There is no service " + name);
        });
  }

  private Map<String, String> transparency() {
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL", site.jdbcUrl(),
        "QUARKUS_DATASOURCE_PASSWORD", secrets.of("transparency-database"),
        "COUNTERSIGN_LOG_SEED", secrets.of("log-key"),
        "COUNTERSIGN_LOG_ORIGIN", "countersign.dev/log/" + origin(),
        "COUNTERSIGN_LOG_PUBLISHED_FOLDER", site.folder().resolve("published").toString());
  }

  private Map<String, String> oversight() {
    var settings = new TreeMap<>(api());
    var built = site.root().resolve("frontend-contract/target/classes");
    if (Files.exists(built.resolve("console/files.json"))) {
      settings.put("COUNTERSIGN_CONSOLE_FOLDER", built.resolve("console").toString());
      settings.put(
          "COUNTERSIGN_DOCUMENTS_MANIFEST", built.resolve("trusted-documents.json").toString());
    }
    return settings;
  }

  private Map<String, String> api() {
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL", site.jdbcUrl(),
        "QUARKUS_DATASOURCE_PASSWORD", secrets.of("oversight-database"),
        "QUARKUS_OIDC_AUTH_SERVER_URL", site.realmUrl(),
        "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", "countersign",
        "COUNTERSIGN_LEDGER_REQUEST_SECRET", secrets.of("request-secret"),
        "COUNTERSIGN_TICKET_PRIVATE_KEY", secrets.keyFile("ticket", true).toString(),
        "COUNTERSIGN_EVIDENCE_URL", site.url("evidence").toString(),
        "COUNTERSIGN_CLOCK_KIND", site.clock().kind(),
        "COUNTERSIGN_CLOCK_AT", site.clock().at());
  }

  private Map<String, String> evidence() {
    return Map.of(
        "COUNTERSIGN_STORE_URL", site.storeUrl(),
        "QUARKUS_OIDC_AUTH_SERVER_URL", site.realmUrl(),
        "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", "countersign",
        "COUNTERSIGN_OVERSIGHT_URL", "http://127.0.0.1:" + site.port("oversight"),
        "COUNTERSIGN_CONSOLE_ORIGIN", site.url("oversight").toString(),
        "COUNTERSIGN_TICKET_PUBLIC_KEY", secrets.keyFile("ticket", false).toString(),
        "COUNTERSIGN_KEYS_FILE", secrets.fileOf("evidence-keys").toString());
  }

  /** What the migration has to be told. */
  Map<String, String> migration() {
    return Map.of(
        "COUNTERSIGN_DB_ADMIN_URL", site.adminJdbc(),
        "COUNTERSIGN_DB_OVERSIGHT_PASSWORD", secrets.of("oversight-database"),
        "COUNTERSIGN_DB_TRANSPARENCY_PASSWORD", secrets.of("transparency-database"));
  }

  private String origin() {
    return (site.clock().kind().equals("story") ? "story-" : "local-")
        + secrets.of("deployment").substring(0, 8);
  }

  private Service service(String name, Map<String, String> settings) {
    var jar = site.root().resolve("services/%s/target/quarkus-app/quarkus-run.jar".formatted(name));
    if (!Files.exists(jar)) {
      throw new PartFailedException(
          name + " is not built. Build first: ./mvnw package -DskipTests");
    }
    var all = new TreeMap<>(settings);
    all.putAll(site.settings());
    // A person reads these logs.
    all.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
    all.put("QUARKUS_HTTP_PORT", String.valueOf(site.port(name)));
    all.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(site.port(name + "-management")));
    return new Service(name, jar, all);
  }
}
