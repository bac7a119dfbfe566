package dev.countersign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A platform for one purpose, beside any other: a database, a store, ports and a folder of its own,
 * all gone when it ends. PostgreSQL and Keycloak may be shared.
 */
public final class OwnPlatform implements AutoCloseable {
  private final Parts parts;
  private final Path folder;
  private StorePart store;
  private final Platform platform;

  private OwnPlatform(Parts parts, Path folder, StorePart store, Platform platform) {
    this.parts = parts;
    this.folder = folder;
    this.store = store;
    this.platform = platform;
  }

  /** Starts one; it says how far it is if it is to tell. */
  public static OwnPlatform start(Parts parts, Path root, Site.Clock clock, boolean telling) {
    try {
      var folder = Files.createTempDirectory("countersign-platform");
      var store = StorePart.start(folder.resolve("store"), Parts.Ports.freePort());
      var site =
          new Site(
              root,
              folder,
              Site.freePorts(),
              parts.postgresPort(),
              parts.freshDatabase("platform"),
              store.url(),
              parts.realmUrl(),
              clock);
      var platform = telling ? Platform.telling(site) : Platform.quietly(site);
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

  /** Takes the document store away, as if its machine went. */
  public void storeDown() {
    store.close();
  }

  /** Starts the document store on what it kept, where it was. */
  public void storeUp() {
    store = StorePart.start(folder.resolve("store"), store.port());
  }

  @Override
  public void close() {
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
