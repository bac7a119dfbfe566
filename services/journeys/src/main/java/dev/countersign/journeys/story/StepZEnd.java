package dev.countersign.journeys.story;

final class StepZEnd implements Step {
  @Override
  public String number() {
    return "Z";
  }

  @Override
  public String title() {
    return "The story's clock goes on to its end";
  }

  @Override
  public String why() {
    return "What falls due on the way is done on the way.";
  }

  @Override
  public void play(Scene scene) {
    scene.at(Story.ENDS);
    scene.found("the clock", scene.now().toString(), Story.ENDS);
  }
}
