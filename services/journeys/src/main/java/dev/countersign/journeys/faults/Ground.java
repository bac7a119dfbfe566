package dev.countersign.journeys.faults;

import dev.countersign.journeys.people.Doors;
import dev.countersign.journeys.people.Operations;
import dev.countersign.journeys.people.RefusedException;
import dev.countersign.local.OwnPlatform;
import dev.countersign.local.Parts;
import dev.countersign.local.Platform;
import dev.countersign.local.Site;
import dev.countersign.local.Tokens;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where drills are played: parts of their own, which may be hurt, and a platform on them with one
 * lab registered.
 *
 * @param far true for the long form of a drill
 */
record Ground(Parts parts, OwnPlatform own, Tokens tokens, Path root, boolean far)
    implements AutoCloseable {
  static final String LAB = "aurelia-officer";

  static Ground prepare(Path root, boolean far) {
    var parts = Parts.attachOrStart();
    var own = OwnPlatform.start(parts, root, new Site.Clock("real", "2026-03-01T00:00:00Z"), true);
    var ground = new Ground(parts, own, new Tokens(parts.realmUrl()), root, far);
    ground.register();
    return ground;
  }

  private void register() {
    var doors = doors(site().url("oversight"));
    doors.send(
        "platform-registrar",
        "RegisterOrganisation",
        Map.of(
            "input",
            Map.of(
                "idempotencyKey",
                "register",
                "alias",
                "aurelia",
                "kind",
                "LAB",
                "legalName",
                "Aurelia Labs",
                "jurisdictions",
                List.of("EU"),
                "affiliates",
                List.of())));
    doors.send(
        "platform-approver",
        "ApproveOrganisation",
        Map.of("input", Map.of("idempotencyKey", "approve", "organisation", "org_aurelia")));
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

  /** The address of this platform's database, as the administrator. */
  String database() {
    return parts.postgresUrl(site().database());
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
  }
}
