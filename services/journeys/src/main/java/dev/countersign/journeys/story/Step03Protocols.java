package dev.countersign.journeys.story;

import java.util.List;
import java.util.Map;

final class Step03Protocols implements Step {
  @Override
  public String number() {
    return "3";
  }

  @Override
  public String title() {
    return "Protocols are frozen: E1 by Aurelia, E2 and E3 by Kestrel";
  }

  @Override
  public String why() {
    return "A registered evaluation cannot vanish, so nobody can run ten and file the best.";
  }

  @Override
  public void play(Scene scene) {
    scene.at("2026-06-02T10:00:00Z");
    int before = count(scene, "eu-analyst");
    Results.all().forEach(evaluation -> evaluation.isRegistered(scene));
    for (var user : List.of(Lab.AURELIA.officer(), Auditor.KESTREL.lead(), "eu-analyst")) {
      scene.found(user + " counts new ones", count(scene, user) - before, 3);
    }
    scene.found(Lab.BOREALIS.officer() + " counts", count(scene, Lab.BOREALIS.officer()), 0);
  }

  private static int count(Scene scene, String user) {
    return scene
        .ask(user, "Evaluations", Map.of("lab", Lab.AURELIA.id(), "first", 1))
        .at("/evaluations/totalCount")
        .asInt();
  }
}
