package dev.countersign.evidence.http;

import de.bwaldvogel.mongo.MongoServer;
import dev.countersign.evidence.vault.KeyFiles;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Starts the world once for all tests. */
public final class WorldResource implements QuarkusTestResourceLifecycleManager {
  private final MongoServer store = new MongoServer(new Disk());
  private World world;

  @Override
  public Map<String, String> start() {
    try {
      var storeUrl = "mongodb://127.0.0.1:" + store.bind().getPort();
      world =
          new World(
              Keys.ed25519(),
              FakeRealm.start(),
              FakeOversight.start(),
              storeUrl,
              KeyFiles.of("cd".repeat(32)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.ofEntries(
        Map.entry("countersign.store.url", world.storeUrl()),
        Map.entry("countersign.ticket.public-key", Keys.pem(world.ticketKey())),
        Map.entry("countersign.oversight.url", world.oversight().url()),
        Map.entry("quarkus.oidc.auth-server-url", world.realm().url()),
        Map.entry("quarkus.oidc-client.credentials.secret", "none"),
        Map.entry("countersign.keys.file", world.keys().toString()),
        Map.entry("countersign.notice.first-pause", "PT0.1S"),
        Map.entry("countersign.scrub.every", "1s"),
        Map.entry("countersign.scrub.rest", "0S"),
        Map.entry("countersign.upload.largest", "8M"),
        Map.entry("countersign.download.window", "PT5S"),
        Map.entry("countersign.upload.window", "PT5S"),
        Map.entry("countersign.upload.slowest-rate", "4M"));
  }

  /** What was started. */
  public World world() {
    return world;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(world, new TestInjector.MatchesType(World.class));
  }

  @Override
  public void stop() {
    world.oversight().close();
    world.realm().close();
    store.shutdownNow();
  }
}
