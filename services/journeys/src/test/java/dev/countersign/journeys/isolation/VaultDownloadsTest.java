package dev.countersign.journeys.isolation;

import static dev.countersign.journeys.isolation.World.maySee;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.journeys.isolation.Harvest.Thing;
import dev.countersign.journeys.isolation.Relation.Viewer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Doors that are not GraphQL: proof files, bytes of evidence, and what services alone may ask. */
class VaultDownloadsTest {
  private static World world;

  @BeforeAll
  static void aPlatformWithContent() {
    world = World.once();
  }

  /** What is public of a thing that is not, such as an attestation's summary, is so for all. */
  @Test
  void aProofOfWhatIsNotTheirsIsLikeAProofOfNothing() {
    var open = new ConcurrentHashMap<String, String>();
    var wrong =
        Probe.all(
            Relation.everybody(),
            viewer -> {
              var nothing = new HashMap<String, String>();
              return world.hiddenOfEachKind(viewer).stream()
                  .filter(
                      thing -> {
                        var none =
                            nothing.computeIfAbsent(
                                Ids.madeUp(thing.id()), id -> proof(viewer, id));
                        var theirs = proof(viewer, thing.id());
                        return !theirs.equals(none)
                            && !theirs.equals(
                                open.computeIfAbsent(thing.id(), id -> proof(Relation.ANY, id)));
                      })
                  .map(thing -> "%s for %s".formatted(thing, viewer))
                  .toList();
            });
    assertThat(wrong).isEmpty();
  }

  @Test
  void aDecisionsProofIsForWhoMaySeeTheDecision() {
    var decision =
        world.all().stream()
            .filter(thing -> thing.kind().equals("GateDecision"))
            .filter(thing -> thing.lab().equals("org_aurelia"))
            .reduce((newer, older) -> older)
            .orElseThrow();
    for (var viewer : Relation.VIEWERS) {
      var may = maySee(viewer, decision);
      if (may != null) {
        assertThat(Probe.get(viewer, "oversight", "/proofs/" + decision.id()).statusCode())
            .as("for " + viewer)
            .isEqualTo(may ? 200 : 404);
      }
    }
  }

  private static String proof(Viewer viewer, String id) {
    var answer = Probe.get(viewer, "oversight", "/proofs/" + id);
    // The checkpoint moves on between two answers.
    return Ids.withoutIds(answer.statusCode() + " " + answer.body())
        .replaceAll("\"(checkpoint|path)\":(\"[^\"]*\"|\\[[^]]*])", "");
  }

  /** Bytes are given by ticket alone, and a ticket to whoever may see the evidence. */
  @Test
  void bytesAreForWhoMaySeeTheEvidence() {
    var wrong = new ArrayList<String>();
    var given = new HashSet<String>();
    for (var viewer : Relation.everybody()) {
      for (var thing : oneOfEachClass()) {
        var may = maySee(viewer, thing);
        var answer =
            Probe.post(
                viewer,
                "mutation($i: RequestEvidenceDownloadInput!) { requestEvidenceDownload(input: $i) {"
                    + " url } }",
                Map.of(
                    "i",
                    Map.of(
                        "idempotencyKey",
                        UUID.randomUUID().toString(),
                        "evidence",
                        thing.id(),
                        "purpose",
                        "To check.")));
        var url = answer.at("/data/requestEvidenceDownload/url").asText();
        if (may != null && !Probe.isRefusedByRole(answer)) {
          boolean hazard =
              thing.kind().equals("Evidence:HAZARD")
                  && Probe.code(answer).equals("HAZARD_NEEDS_APPROVAL");
          if (may ? url.isEmpty() && !hazard : !Probe.code(answer).equals("NOT_FOUND")) {
            wrong.add("%s for %s: %s".formatted(thing, viewer, answer));
          }
        }
        if (!url.isEmpty()) {
          given.add(url);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(given).isNotEmpty();
    for (var url : given) {
      var path = url.replaceAll("https?://[^/]+", "");
      assertThat(Probe.get(Relation.ANY, "evidence", broken(path)).statusCode()).isEqualTo(401);
      assertThat(Probe.get(Relation.ANY, "evidence", path).statusCode()).isEqualTo(200);
      assertThat(Probe.get(Relation.ANY, "evidence", path).statusCode())
          .as("a ticket is used once")
          .isNotEqualTo(200);
    }
  }

  /** One character of the ticket's signature is another. */
  private static String broken(String path) {
    int at = path.length() - 10;
    return path.substring(0, at) + (path.charAt(at) == 'A' ? 'B' : 'A') + path.substring(at + 1);
  }

  private static List<Thing> oneOfEachClass() {
    var seen = new HashSet<String>();
    return world.all().stream()
        .filter(thing -> thing.type().equals("Evidence"))
        .filter(thing -> thing.lab().equals("org_aurelia"))
        .filter(thing -> seen.add(thing.kind()))
        .toList();
  }

  @Test
  void whatServicesAskEachOtherIsNobodysToAsk() {
    var evidence =
        world.all().stream().filter(t -> t.kind().equals("Evidence")).findFirst().orElseThrow();
    var doors =
        List.of(
            "/internal/samples/%s/%s?page=0".formatted(evidence.lab(), evidence.id()),
            "/internal/samples/%s/%s/0".formatted(evidence.lab(), evidence.id()),
            "/internal/exports/%s/%s".formatted(evidence.lab(), evidence.id()));
    var wrong =
        Probe.all(
            Relation.everybody(),
            viewer ->
                doors.stream()
                    .map(door -> door + " " + Probe.get(viewer, "evidence", door).statusCode())
                    .filter(answer -> !answer.endsWith("401") && !answer.endsWith("403"))
                    .toList());
    assertThat(wrong).isEmpty();
  }

  @Test
  void whatThePublicAsksAtTheLogIsTheSameForEveryone() {
    for (var door : Set.of("/checkpoint", "/key", "/tile/entries/000")) {
      assertThat(Probe.get(Relation.ANY, "transparency", door).statusCode())
          .as(door)
          .isIn(200, 404);
    }
  }
}
