package dev.countersign.journeys.image;

import dev.countersign.journeys.people.Doors;
import dev.countersign.journeys.people.Keyring;
import dev.countersign.journeys.people.Operations;
import dev.countersign.journeys.story.Journal;
import dev.countersign.journeys.story.Story;
import dev.countersign.journeys.story.Teller;
import dev.countersign.local.Health;
import dev.countersign.local.OwnPlatform;
import dev.countersign.local.PartFailedException;
import dev.countersign.local.Parts;
import dev.countersign.local.Platform;
import dev.countersign.local.Site;
import dev.countersign.local.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs what {@code images} laid out through the whole demo story, on a platform of its own, and
 * keeps loaded and linked classes and what was learned of hot methods. What has not changed since
 * is kept as it is, so that the images are too.
 */
public final class Training {
  private static final List<String> SERVICES = List.of("transparency", "oversight", "evidence");
  private static final String OPERATIONS = "operations";

  /** What lets a service run here at all: without TLS, with secrets that were made here. */
  public static final List<String> LOCAL =
      List.of("-Dcountersign.local=true", "-Dquarkus.profile=prod");

  private final Path root;
  private final Path work;

  private Training(Path root, Path work) {
    this.root = root;
    this.work = work;
  }

  /**
   * @param arguments the folder of {@code images}
   */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    var root = Path.of(System.getProperty("countersign.root", ".")).toAbsolutePath().normalize();
    try {
      new Training(root, Path.of(arguments[0]).toAbsolutePath()).run();
      System.exit(0);
    } catch (PartFailedException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private void run() throws IOException, InterruptedException {
    var unready = new ArrayList<LaidOut>();
    for (var name : SERVICES) {
      addUnlessReady(unready, name);
    }
    var commands = new ArrayList<LaidOut>();
    addUnlessReady(commands, OPERATIONS);
    if (unready.isEmpty() && commands.isEmpty()) {
      return;
    }
    System.out.println("Running what changed for what can be kept ready of its start …");
    var clock = new Site.Clock("story", Story.BEGINS);
    try (var own = OwnPlatform.start(Parts.attachOrStart(), root, clock, true)) {
      var platform = own.platform();
      for (var service : unready) {
        platform.stop(service.name());
        platform.start(service.name(), service.recording(LOCAL));
      }
      tell(root, platform.site());
      for (var service : unready) {
        Health.get(
            "http://127.0.0.1:%d/q/metrics"
                .formatted(platform.site().port(service.name() + "-management")));
        platform.stop(service.name());
      }
      for (var command : commands) {
        awaitSchema(command, platform);
      }
    }
    unready.addAll(commands);
    for (var component : unready) {
      Commands.run(component.making(), Map.of(), component.log("making"));
      component.keep();
    }
  }

  private void addUnlessReady(List<LaidOut> to, String name) throws IOException {
    var component = new LaidOut(work, name);
    if (!component.isReady()) {
      to.add(component);
    }
  }

  /** Tells the demo story on a platform that is new. */
  static void tell(Path root, Site site) {
    new Story(
            new Doors(site.url("oversight"), new Tokens(site.realmUrl()), Operations.of(root)),
            new Keyring(site.folder().resolve("demo-keys")),
            new Journal(site.folder().resolve("story.json")),
            new Teller(System.out, false))
        .play();
  }

  /** Every pod of a service runs this before it starts. */
  private static void awaitSchema(LaidOut operations, Platform platform)
      throws IOException, InterruptedException {
    var site = platform.site();
    var command = new ArrayList<>(operations.recording(List.of()));
    command.add("await-schema");
    Commands.run(
        command,
        Map.of("COUNTERSIGN_DB_URL", site.jdbcUrl(), "COUNTERSIGN_DB_USER", "postgres"),
        operations.log("recording"));
  }
}
