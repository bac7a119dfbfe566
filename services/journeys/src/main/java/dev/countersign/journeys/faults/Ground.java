package dev.countersign.journeys.faults;

import dev.countersign.journeys.people.Doors;
import dev.countersign.journeys.people.Operations;
import dev.countersign.journeys.people.RefusedException;
import dev.countersign.local.OwnPlatform;
import dev.countersign.local.Parts;
import dev.countersign.local.Platform;
import dev.countersign.local.Site;
import dev.countersign.local.Tokens;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where drills are played: parts of their own, which may be hurt, and a platform on them with one
 * lab registered.
 *
 * @param far true for the long form of a drill
 * @param older a checkout in which an older release was built, if there is one
 */
record Ground(
    Parts parts, OwnPlatform own, Tokens tokens, Path root, boolean far, Optional<Path> older)
    implements AutoCloseable {
  static final String LAB = "aurelia-officer";

  /** The vault goes on asking every few seconds, so that what it owes is seen in time. */
  private static final Map<String, String> SETTINGS =
      Map.of("COUNTERSIGN_NOTICE_LONGEST_PAUSE", "PT5S");

  static Ground prepare(Path root, boolean far) {
    return prepare(root, far, Optional.empty());
  }

  static Ground prepare(Path root, boolean far, Optional<Path> older) {
    var parts = Parts.ofOwn();
    var started = new AtomicReference<@Nullable OwnPlatform>();
    // Also where a drill is broken off: nothing of it is left running.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  Optional.ofNullable(started.get()).ifPresent(OwnPlatform::close);
                  parts.close();
                }));
    var own =
        OwnPlatform.start(
            parts, root, new Site.Clock("real", "2026-03-01T00:00:00Z"), true, SETTINGS);
    started.set(own);
    var ground = new Ground(parts, own, new Tokens(parts.realmUrl()), root, far, older);
    ground.register();
    return ground;
  }

  /** The same drills on other parts. */
  Ground on(Parts others, OwnPlatform platform) {
    return new Ground(others, platform, tokens, root, far, older);
  }

  void register() {
    register("aurelia", "Aurelia Labs");
  }

  /** Registers a lab, whose people the realm has. */
  void register(String alias, String name) {
    var doors = doors(site().url("oversight"));
    doors.send(
        "platform-registrar",
        "RegisterOrganisation",
        Map.of(
            "input",
            Map.of(
                "idempotencyKey",
                "register " + alias,
                "alias",
                alias,
                "kind",
                "LAB",
                "legalName",
                name,
                "jurisdictions",
                List.of("EU"),
                "affiliates",
                List.of())));
    doors.send(
        "platform-approver",
        "ApproveOrganisation",
        Map.of(
            "input", Map.of("idempotencyKey", "approve " + alias, "organisation", "org_" + alias)));
  }

  Platform platform() {
    return own.platform();
  }

  Site site() {
    return own.platform().site();
  }

  Doors doors(URI oversight) {
    return new Doors(oversight, tokens, Operations.of(root));
  }

  /** Everybody's next request is made with a new token. */
  void signInAnew() {
    tokens.forget();
  }

  /** The address of this platform's database, as the administrator. */
  String database() {
    return parts.postgresUrl(site().database());
  }

  /** All that a service has said since it was started last. */
  String said(String service) throws IOException {
    return Files.readString(
        site().folder().resolve("logs/%s.log".formatted(service)), StandardCharsets.UTF_8);
  }

  /** The code of a refusal; empty if there is none. */
  static String refusal(Runnable work) {
    try {
      work.run();
      return "";
    } catch (RefusedException e) {
      return e.code();
    }
  }

  @Override
  public void close() {
    own.close();
    parts.close();
  }
}
