package dev.countersign.journeys.image;

import dev.countersign.journeys.story.Story;
import dev.countersign.local.Health;
import dev.countersign.local.OwnPlatform;
import dev.countersign.local.PartFailedException;
import dev.countersign.local.Parts;
import dev.countersign.local.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs every image that {@code images/smoke} unpacked: each service becomes ready, with its cache,
 * and on all three together the demo story is told.
 */
public final class Smoke {
  private static final List<String> SERVICES = List.of("transparency", "oversight", "evidence");

  /** A cache that does not fit is an error here; in production it would be a slow start. */
  private static final List<String> WITH_CACHE = List.of("-XX:AOTMode=on");

  private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

  private Smoke() {}

  /**
   * @param arguments the folder of what was unpacked
   */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    var root = Path.of(System.getProperty("countersign.root", ".")).toAbsolutePath().normalize();
    try {
      run(root, Path.of(arguments[0]).toAbsolutePath());
      System.exit(0);
    } catch (PartFailedException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void run(Path root, Path unpacked) throws IOException, InterruptedException {
    var clock = new Site.Clock("story", Story.BEGINS);
    try (var own = OwnPlatform.start(Parts.attachOrStart(), root, clock, false)) {
      var platform = own.platform();
      var site = platform.site();
      var operations = new Unpacked(unpacked.resolve("operations"));
      Commands.run(
          operations.command(site.folder(), WITH_CACHE, List.of("await-schema")),
          Map.of("COUNTERSIGN_DB_URL", site.jdbcUrl(), "COUNTERSIGN_DB_USER", "postgres"),
          site.folder().resolve("logs/operations.log"));
      System.out.println("ok    operations waits for the schema, and finds it");
      for (var service : SERVICES) {
        var image = new Unpacked(unpacked.resolve(service));
        platform.stop(service);
        own(site.folder(), image.user());
        long began = System.nanoTime();
        platform.start(service, image.command(site.folder(), options(), List.of()));
        System.out.printf(
            "ok    %s is ready after %.1f s%n", service, (System.nanoTime() - began) / 1e9);
      }
      console(site.url("oversight"));
      Training.tell(root, site);
      System.out.println("ok    the demo story is told on them");
    }
  }

  private static void console(URI oversight) throws IOException {
    var script =
        Health.get(oversight.resolve("/").toString())
            .map(SCRIPT::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1));
    if (script.flatMap(path -> Health.get(oversight.resolve(path).toString())).isEmpty()) {
      throw new IOException("oversight does not serve the console");
    }
    System.out.println("ok    oversight serves the console");
  }

  private static List<String> options() {
    return Stream.concat(Training.LOCAL.stream(), WITH_CACHE.stream()).toList();
  }

  /** A node gives secrets and volumes to the user of the pod. */
  private static void own(Path folder, String user) throws IOException, InterruptedException {
    Commands.run(
        List.of("chown", "-R", user, folder.toString()), Map.of(), folder.resolve("logs/own.log"));
  }
}
