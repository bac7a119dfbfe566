package dev.countersign.journeys.faults;

import dev.countersign.local.Platform;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two replicas of every service, each behind one door, in place of the platform's own services. */
final class Pair implements AutoCloseable {
  static final List<String> SERVICES = List.of("transparency", "evidence", "oversight");

  /** As a cluster would, where endpoints learn late that a pod is to go. */
  private static final Map<String, String> LEAVING =
      Map.of("QUARKUS_SHUTDOWN_DELAY", "2S", "QUARKUS_SHUTDOWN_TIMEOUT", "10S");

  private final Ground ground;
  private final Proxy oversight = new Proxy("oversight");
  private final Proxy evidence = new Proxy("evidence");
  private final Proxy transparency = new Proxy("transparency");
  private final List<Platform> replicas;

  private Pair(Ground ground) throws IOException {
    this.ground = ground;
    this.replicas = List.of(replica(), replica());
  }

  /** Stops the platform's own services, and starts two of each. */
  static Pair of(Ground ground) throws IOException {
    SERVICES.forEach(ground.platform()::stop);
    var pair = new Pair(ground);
    for (var replica : pair.replicas) {
      SERVICES.reversed().forEach(replica::start);
    }
    for (var proxy : List.of(pair.oversight, pair.evidence, pair.transparency)) {
      proxy.to(pair.replicas);
    }
    return pair;
  }

  private Platform replica() throws IOException {
    var settings = new HashMap<>(LEAVING);
    settings.putAll(ground.site().settings());
    settings.put("COUNTERSIGN_EVIDENCE_URL", evidence.address().toString());
    settings.put("COUNTERSIGN_OVERSIGHT_URL", oversight.address().toString());
    return Twins.of(ground, settings);
  }

  List<Platform> replicas() {
    return replicas;
  }

  Proxy oversight() {
    return oversight;
  }

  Proxy transparency() {
    return transparency;
  }

  /** Watches both logs, and reads back through the door. */
  Oracle oracle() throws IOException {
    var logs = replicas.stream().map(r -> r.site().port("transparency")).toList();
    return new Oracle(ground, logs, oversight.address());
  }

  @Override
  public void close() throws IOException {
    replicas.forEach(Platform::close);
    for (var proxy : List.of(oversight, evidence, transparency)) {
      proxy.close();
    }
    SERVICES.reversed().forEach(ground.platform()::start);
  }
}
