package dev.countersign.journeys;

import dev.countersign.journeys.people.Doors;
import dev.countersign.journeys.people.Keyring;
import dev.countersign.journeys.people.Operations;
import dev.countersign.journeys.people.RefusedException;
import dev.countersign.journeys.people.UnreachableException;
import dev.countersign.journeys.story.Journal;
import dev.countersign.journeys.story.Story;
import dev.countersign.journeys.story.StoryBrokenException;
import dev.countersign.journeys.story.Teller;
import dev.countersign.local.Health;
import dev.countersign.local.Options;
import dev.countersign.local.OwnPlatform;
import dev.countersign.local.PartFailedException;
import dev.countersign.local.Parts;
import dev.countersign.local.Site;
import dev.countersign.local.Tokens;
import java.net.URI;
import java.nio.file.Path;

/** {@code countersign demo}, and what {@code up} loads on its first start. */
public final class Demo {
  private Demo() {}

  public static void main(String[] arguments) {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    try {
      var options = Options.parse(arguments);
      switch (options.command()) {
        case "load" -> load(options);
        case "demo" -> demo(options);
        default -> throw new StoryBrokenException("There is no command " + options.command());
      }
      System.exit(0);
    } catch (StoryBrokenException | UnreachableException | PartFailedException e) {
      System.err.println(e.getMessage());
    } catch (RefusedException e) {
      System.err.println("The platform refused (%s): %s".formatted(e.code(), e.getMessage()));
    }
    System.exit(1);
  }

  private static void load(Options options) {
    System.out.println("  telling the demo story …");
    story(options, false).play();
  }

  /** Here, if a platform runs that the story was not told on yet; else on one of its own. */
  private static void demo(Options options) {
    boolean here =
        !options.own()
            && Health.isReady(options.port("oversight-management"))
            && story(options, true).isNew();
    if (here) {
      System.out.println("Playing on the platform that runs here.");
      story(options, true).play();
      return;
    }
    System.out.println("Playing on a platform of its own, which ends with the story.");
    try (var parts = Parts.runningOrStarted(options);
        var own =
            OwnPlatform.start(parts, options.root(), new Site.Clock("story", Story.BEGINS), true)) {
      var site = own.platform().site();
      story(site.root(), site.folder(), site.url("oversight"), site.realmUrl(), true).play();
    }
  }

  private static String realm(Options options) {
    return "http://localhost:%d/realms/countersign".formatted(options.port("keycloak"));
  }

  private static Story story(Options options, boolean full) {
    return story(
        options.root(),
        options.folder(),
        URI.create("http://localhost:" + options.port("oversight")),
        realm(options),
        full);
  }

  private static Story story(Path root, Path folder, URI oversight, String realm, boolean full) {
    return new Story(
        new Doors(oversight, new Tokens(realm), Operations.of(root)),
        new Keyring(folder.resolve("demo-keys")),
        new Journal(folder.resolve("story.json")),
        new Teller(System.out, full));
  }
}
