package dev.countersign.journeys.story;

final class Step12LiftRequested implements Step {
  @Override
  public String number() {
    return "12";
  }

  @Override
  public String title() {
    return "An officer asks for the lift of H1, a second one agrees; the window to object begins";
  }

  @Override
  public String why() {
    return "Five business days from the day after, 07-21 to 07-27, in the calendar of the lab's regulator.";
  }

  @Override
  public void play(Scene scene) {
    var halt = Lab.AURELIA.lifts(scene, "H1", "All its safeguards are validated.");
    scene.found("H1", halt.path("state").asText(), "LIFT_REQUESTED");
    scene.found(
        "objections until, excluded",
        halt.path("objectionWindowEnds").asText(),
        "2026-07-28T00:00:00Z");
  }
}
