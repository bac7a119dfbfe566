package dev.countersign.journeys.story;

import dev.countersign.journeys.inspect.Run;
import java.util.List;
import java.util.Map;

final class StepBBorealis implements Step {
  private static final String EVALUATED = "2026-05-11T14:00:00Z";

  @Override
  public String number() {
    return "B";
  }

  @Override
  public String title() {
    return "Elsewhere: Borealis rules its cyber threshold out and is cleared";
  }

  @Override
  public String why() {
    return "Its threshold needs an independent auditor, and Kestrel has attested what it found.";
  }

  @Override
  public void play(Scene scene) {
    var borealis = Lab.BOREALIS;
    scene.at("2026-05-04T09:00:00Z");
    borealis.begins(scene, "SSF", "Borealis Safe Scaling Framework", List.of());
    borealis.publishes(
        scene,
        "SSF 1",
        "borealis-ssf-1.yaml",
        Map.of(
            "document", scene.id("SSF"),
            "label", "1",
            "effectiveFrom", "2026-05-04T09:00:00Z"));
    Auditor.KESTREL.isEngagedBy(scene, borealis, List.of(), List.of());
    borealis.model(scene, "Boreas-3");
    borealis.version(scene, "Boreas-3", "r2", "1.8e26", List.of());
    scene.does(borealis.officer(), "AnnounceModel", Map.of("model", scene.id("Boreas-3")));
    var evaluation =
        new Evaluation(
            "B3-CYBER",
            Auditor.KESTREL.evaluator(),
            borealis,
            "Boreas-3@r2",
            "CYB-HIGH",
            "range-success",
            Run.ofProportion("cyber/ranges", "borealis/boreas-3", 31, 200, 200, EVALUATED),
            "RULED_OUT");
    evaluation.isRegistered(scene);
    scene.at(EVALUATED);
    evaluation.isCompleted(scene);
    Auditor.KESTREL.attests(scene, evaluation.name(), "2027-05-11T00:00:00Z");
    Lab.isDecided(
        scene,
        "Borealis' request",
        borealis.asks(scene, "RB", "Boreas-3@r2", "5e26"),
        "CLEARED",
        List.of("RULED_OUT CYB-HIGH"));
  }
}
