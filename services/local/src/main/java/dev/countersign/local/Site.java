package dev.countersign.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where one platform stands on this machine, and on what.
 *
 * @param root of the checkout, with what was built from it
 * @param folder for its secrets, logs and what the log published
 * @param ports by name: each service, and each service's management door
 * @param postgres port of PostgreSQL
 * @param database of it; made if it is not there
 * @param storeUrl of the document store
 * @param realmUrl of the realm
 * @param settings that every service gets beside its own, by variable
 */
public record Site(
    Path root,
    Path folder,
    Map<String, Integer> ports,
    int postgres,
    String database,
    String storeUrl,
    String realmUrl,
    Clock clock,
    Map<String, String> settings) {
  public Site {
    ports = Map.copyOf(ports);
    settings = Map.copyOf(settings);
  }

  /** One whose services are told nothing beside what they need. */
  public Site(
      Path root,
      Path folder,
      Map<String, Integer> ports,
      int postgres,
      String database,
      String storeUrl,
      String realmUrl,
      Clock clock) {
    this(root, folder, ports, postgres, database, storeUrl, realmUrl, clock, Map.of());
  }

  /**
   * The clock that the data were begun with.
   *
   * @param kind real or story
   * @param at where a story clock begins
   */
  public record Clock(String kind, String at) {}

  /** Free ports for the services of a platform that nobody has to find. */
  public static Map<String, Integer> freePorts() {
    var ports = new HashMap<String, Integer>();
    for (var service : Services.NAMES) {
      ports.put(service, FreePorts.next());
      ports.put(service + "-management", FreePorts.next());
    }
    return ports;
  }

  /** A port that is free, and given to nobody else of this process. */
  public static int freePort() {
    return FreePorts.next();
  }

  /** Where a service listens, or its management door: {@code oversight-management}. */
  public int port(String name) {
    return Objects.requireNonNull(ports.get(name), name);
  }

  /** Address of a service. */
  public URI url(String service) {
    return URI.create("http://localhost:" + port(service));
  }

  String adminJdbc() {
    return PostgresPart.url(postgres, database);
  }

  /** JDBC address of its database, without a user. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres, database);
  }
}
