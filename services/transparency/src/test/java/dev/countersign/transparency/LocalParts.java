package dev.countersign.transparency;

import dev.countersign.database.Migration;
import dev.countersign.local.NextRelease;
import dev.countersign.local.Parts;
import dev.countersign.local.trace.TraceCollector;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.Map;

/** A migrated database of the log's own, on the real PostgreSQL. */
public class LocalParts implements QuarkusTestResourceLifecycleManager {
  public static volatile String address = "";

  @Override
  public Map<String, String> start() {
    var parts = Parts.attachOrStart();
    var database = parts.freshDatabase("transparency");
    address = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(parts.postgresPort(), database);
    try {
      Migration.migrate(parts.postgresUrl(database), Map.of());
      NextRelease.expand(parts.postgresUrl(database));
    } catch (SQLException e) {
      throw new IllegalStateException("The database could not be migrated", e);
    }
    return Map.of(
        "quarkus.datasource.jdbc.url",
        address,
        "quarkus.otel.sdk.disabled",
        "false",
        "quarkus.otel.exporter.otlp.endpoint",
        TraceCollector.shared().url(),
        "quarkus.otel.bsp.schedule.delay",
        "0.1S",
        // Whoever sends a trace is followed, and nobody else.
        "quarkus.otel.traces.sampler.arg",
        "0");
  }

  @Override
  public void stop() {
    // The parts outlive this service: they end with the test run.
  }
}
