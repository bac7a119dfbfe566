package dev.countersign.local;

/** Each part with its address and its health. */
final class Status {
  private final Options options;

  Status(Options options) {
    this.options = options;
  }

  /** Prints a line a part; 0 if all are healthy. */
  int print() {
    boolean healthy = true;
    for (var service : Services.NAMES) {
      boolean ready = Health.isReady(options.port(service + "-management"));
      healthy &= ready;
      line(service, "http://localhost:" + options.port(service), ready);
    }
    var realm = KeycloakPart.realmUrl(options.port("keycloak"));
    boolean keycloak = Health.answers(realm);
    line("keycloak", realm, keycloak);
    if (healthy) {
      System.out.println(Health.clock(options.port("oversight")));
    }
    return healthy && keycloak ? 0 : 1;
  }

  private static void line(String name, String address, boolean ready) {
    System.out.printf("%-14s %-46s %s%n", name, address, ready ? "ready" : "not ready");
  }
}
