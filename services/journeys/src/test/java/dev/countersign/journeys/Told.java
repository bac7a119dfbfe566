package dev.countersign.journeys;

import dev.countersign.journeys.people.Doors;
import dev.countersign.journeys.people.Keyring;
import dev.countersign.journeys.people.Operations;
import dev.countersign.journeys.story.Journal;
import dev.countersign.journeys.story.Story;
import dev.countersign.journeys.story.Teller;
import dev.countersign.local.Options;
import dev.countersign.local.OwnPlatform;
import dev.countersign.local.Parts;
import dev.countersign.local.Site;
import dev.countersign.local.Tokens;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The built services as processes, on which the story was told: once for all tests of a run. */
public final class Told {
  public static final Path ROOT =
      Path.of(System.getProperty("countersign.root")).toAbsolutePath().normalize();

  /** The folder of a platform that {@code up} has running, to try a journey on; else none. */
  private static final @Nullable String RUNNING = System.getProperty("countersign.told");

  private static @Nullable Told shared;
  private static @Nullable Throwable failed;

  private final Site site;
  private final Tokens tokens;
  private final Journal journal;

  private Told(Site site) {
    this.site = site;
    this.tokens = new Tokens(site.realmUrl());
    this.journal = new Journal(site.folder().resolve("story.json"));
    var doors = new Doors(site.url("oversight"), tokens, Operations.of(ROOT));
    new Story(
            doors,
            new Keyring(site.folder().resolve("demo-keys")),
            journal,
            new Teller(System.out, false))
        .play();
  }

  /** The platform at the story's end. */
  public static synchronized Told once() {
    if (failed != null) {
      throw new IllegalStateException("The story could not be told", failed);
    }
    if (shared == null) {
      try {
        start();
      } catch (RuntimeException | Error e) {
        // What cannot be told once is not tried again for every test.
        failed = e;
        throw e;
      }
    }
    return Objects.requireNonNull(shared);
  }

  /** A platform at the story's end that no other test works on. */
  static Told apart() {
    return new Told(RUNNING == null ? started() : running(RUNNING));
  }

  private static void start() {
    shared = apart();
  }

  private static Site started() {
    var platform =
        OwnPlatform.start(
            Parts.attachOrStart(),
            ROOT,
            new Site.Clock("story", Story.BEGINS),
            true,
            // Webhooks of the journeys lead to this machine.
            Map.of("COUNTERSIGN_WEBHOOKS_TRUSTED_HOSTS", "localhost"));
    Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
    return platform.platform().site();
  }

  private static Site running(String folder) {
    return Options.parse(new String[] {"status", "--folder", folder}).site("story", Story.BEGINS);
  }

  public Site site() {
    return site;
  }

  public Tokens tokens() {
    return tokens;
  }

  /** The id of somebody or something of the story. */
  public String id(String name) {
    return journal.id(name);
  }
}
