package dev.countersign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A platform for one purpose, beside any other: a database, a store, ports and a folder of its own,
 * all gone when it ends. PostgreSQL and Keycloak may be shared.
 */
public final class OwnPlatform implements AutoCloseable {
  private final Parts parts;
  private final Path folder;
  private StoreProcess store;
  private final Platform platform;
  private final AtomicBoolean closed = new AtomicBoolean();

  private OwnPlatform(Parts parts, Path folder, StoreProcess store, Platform platform) {
    this.parts = parts;
    this.folder = folder;
    this.store = store;
    this.platform = platform;
  }

  /** Starts one; it says how far it is if it is to tell. */
  public static OwnPlatform start(Parts parts, Path root, Site.Clock clock, boolean telling) {
    return start(parts, root, clock, telling, Map.of());
  }

  /** The same, with settings for all of its services. */
  public static OwnPlatform start(
      Parts parts, Path root, Site.Clock clock, boolean telling, Map<String, String> settings) {
    try {
      var folder = Files.createTempDirectory("countersign-platform");
      int storePort = FreePorts.next();
      var site =
          new Site(
              root,
              folder,
              Site.freePorts(),
              parts.postgresPort(),
              parts.freshDatabase("platform"),
              "mongodb://127.0.0.1:" + storePort,
              parts.realmUrl(),
              clock,
              settings);
      var platform = telling ? Platform.telling(site) : Platform.quietly(site);
      // Last, so that nothing is left running where one of the others cannot be had.
      var store = StoreProcess.start(root, folder.resolve("store"), storePort);
      var own = new OwnPlatform(parts, folder, store, platform);
      try {
        platform.start();
      } catch (RuntimeException e) {
        own.close();
        throw e;
      }
      return own;
    } catch (IOException e) {
      throw new UncheckedIOException("A folder for the platform could not be made", e);
    }
  }

  public Platform platform() {
    return platform;
  }

  /** Where the document store keeps its data. */
  public Path storeFolder() {
    return folder.resolve("store");
  }

  /** Kills the document store, as if its machine went. */
  public void storeDown() {
    store.kill();
  }

  /** Starts the document store on what it kept, where it was. */
  public void storeUp() {
    int port = URI.create(platform.site().storeUrl()).getPort();
    store = StoreProcess.start(platform.site().root(), storeFolder(), port);
  }

  /** Once is enough, and twice does no harm. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    platform.close();
    store.close();
    parts.dropDatabase(platform.site().database());
    try {
      Trees.empty(folder, "nothing is kept");
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      System.err.println("The folder %s could not be removed: %s".formatted(folder, e));
    }
  }
}
