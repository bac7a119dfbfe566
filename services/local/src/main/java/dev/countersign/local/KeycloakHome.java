package dev.countersign.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Keycloak, unpacked and built once into the user's cache. */
final class KeycloakHome {
  private final Path home;

  private KeycloakHome(Path home) {
    this.home = home;
  }

  /** What was downloaded while this checkout was built. */
  static Path archiveOf(Path root) {
    try (var files = Files.newDirectoryStream(root.resolve("services/local/target/keycloak"))) {
      for (var file : files) {
        return file;
      }
    } catch (IOException e) {
      return root.resolve("services/local/target/keycloak");
    }
    return root.resolve("services/local/target/keycloak");
  }

  /**
   * The home of this distribution, made if it is not there; two makers at once are one too many.
   */
  static KeycloakHome of(Path archive, Progress progress) {
    var version = archive.getFileName().toString().replaceAll("\\.tar\\.gz$", "");
    var cache = cache();
    var home = cache.resolve(version);
    try {
      Files.createDirectories(cache);
      try (var lock =
              FileChannel.open(
                  cache.resolve(version + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          var held = lock.lock()) {
        Objects.requireNonNull(held);
        if (!Files.exists(home)) {
          make(archive, home, progress);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Keycloak could not be made ready in " + home, e);
    }
    return new KeycloakHome(home);
  }

  private static void make(Path archive, Path home, Progress progress) throws IOException {
    if (!Files.exists(archive)) {
      throw new PartFailedException(
          "Keycloak's distribution is not in %s. Build first: ./mvnw package -DskipTests"
              .formatted(archive));
    }
    var temporary = Files.createTempDirectory(home.getParent(), "unpacking-");
    progress.step("unpacking Keycloak, once", () -> unpack(archive, temporary));
    progress.step(
        "building Keycloak, once",
        () ->
            Child.run(
                "Keycloak's build",
                List.of(
                    temporary.resolve("bin/kc.sh").toString(),
                    "build",
                    "--db=postgres",
                    "--cache=local",
                    "--health-enabled=true"),
                temporary.resolve("build.log")));
    Files.move(temporary, home, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void unpack(Path archive, Path target) {
    try (var in =
        new TarArchiveInputStream(
            new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        var name = entry.getName().substring(entry.getName().indexOf('/') + 1);
        var path = target.resolve(name).normalize();
        if (name.isEmpty() || !path.startsWith(target)) {
          continue;
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(Objects.requireNonNull(path.getParent()));
          Files.copy(in, path);
          if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Keycloak could not be unpacked", e);
    }
  }

  Path script() {
    return home.resolve("bin/kc.sh");
  }

  Path aotCache() {
    return home.resolve("countersign.aot");
  }

  private static Path cache() {
    var configured = System.getenv("XDG_CACHE_HOME");
    var base =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    return base.resolve("countersign");
  }
}
