package dev.countersign.journeys.story;

import java.util.List;
import java.util.Map;

final class Step05Halts implements Step {
  @Override
  public String number() {
    return "5";
  }

  @Override
  public String title() {
    return "Two crossings: halts H1 (CYBER-2) and H2 (BIO-2) are open, pinned to RSP 2.0";
  }

  @Override
  public String why() {
    return "A crossing opens a halt in its own transaction, whether or not anyone asked.";
  }

  @Override
  public void play(Scene scene) {
    var halts = Lab.AURELIA.halts(scene);
    scene.found(
        "halts that the EU AI Office sees",
        halts.stream().map(halt -> halt.path("thresholdKey").asText()).toList(),
        List.of("CYBER-2", "BIO-2"));
    var digest = Lab.digestOf(scene, "RSP 2.0");
    for (int number = 1; number <= 2; number++) {
      var halt = halts.get(number - 1);
      scene.name("H" + number, halt.path("id").asText());
      scene.found("H" + number, halt.path("state").asText(), "OPEN");
      scene.found(
          "H" + number + " is judged by", halt.path("policyVersionDigest").asText(), digest);
    }
    scene.found(
        "halts that California sees, which does not supervise Aurelia",
        scene.ask("ca-analyst", "Halts", Map.of("first", 1)).at("/halts/totalCount").asInt(),
        0);
  }
}
