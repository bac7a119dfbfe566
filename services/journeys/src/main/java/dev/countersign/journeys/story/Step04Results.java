package dev.countersign.journeys.story;

import java.util.List;

final class Step04Results implements Step {
  @Override
  public String number() {
    return "4";
  }

  @Override
  public String title() {
    return "Results: E1 rules CYBER-2 out, E2 says REACHED, E3 cannot rule BIO-2 out; Kestrel attests";
  }

  @Override
  public String why() {
    return "The most alarming accepted conclusion governs, whoever reached it; missing samples count against it.";
  }

  @Override
  public void play(Scene scene) {
    scene.at("2026-06-24T16:10:00Z");
    for (var evaluation : Results.all()) {
      var completed = evaluation.isCompleted(scene);
      scene.found(
          evaluation.name() + " states",
          completed.at("/findings/0/conclusion").asText(),
          evaluation.conclusion());
    }
    for (var name : List.of("E2", "E3")) {
      var attested = Auditor.KESTREL.attests(scene, name, "2027-06-24T00:00:00Z");
      scene.name("attestation of " + name, attested.path("id").asText());
      scene.found("Kestrel's word on " + name, attested.path("reception").asText(), "ACTIVE");
    }
  }
}
