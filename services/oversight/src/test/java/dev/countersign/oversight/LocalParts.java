package dev.countersign.oversight;

import dev.countersign.database.Migration;
import dev.countersign.local.NextRelease;
import dev.countersign.local.Parts;
import dev.countersign.local.trace.TraceCollector;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;

/** The real parts under the service: a migrated database of its own, and the realm. */
public class LocalParts implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    var parts = Parts.attachOrStart();
    var database = parts.freshDatabase("oversight");
    try {
      Migration.migrate(parts.postgresUrl(database), Map.of());
      NextRelease.expand(parts.postgresUrl(database));
    } catch (SQLException e) {
      throw new IllegalStateException("The database could not be migrated", e);
    }
    return Map.of(
        "quarkus.otel.sdk.disabled",
        "false",
        "quarkus.otel.exporter.otlp.endpoint",
        TraceCollector.shared().url(),
        "quarkus.otel.bsp.schedule.delay",
        "0.1S",
        // Whoever sends a trace is followed, and nobody else.
        "quarkus.otel.traces.sampler.arg",
        "0",
        "countersign.evidence.internal-url",
        FakeVault.url(),
        "countersign.ticket.private-key",
        ticketKey(),
        "quarkus.datasource.jdbc.url",
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(parts.postgresPort(), database),
        // Parts that already run may be of a realm that had no second factor yet.
        "countersign.second-factor.required",
        String.valueOf(parts.haveSecondFactor()),
        "quarkus.oidc.auth-server-url",
        parts.realmUrl());
  }

  private static String ticketKey() {
    try {
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----"
          .formatted(Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has Ed25519", e);
    }
  }

  @Override
  public void stop() {
    // The parts outlive this service: they end with the test run.
  }
}
