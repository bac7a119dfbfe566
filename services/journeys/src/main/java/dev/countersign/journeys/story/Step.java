package dev.countersign.journeys.story;

/** One step of the story. */
public interface Step {
  /** Its number in the worked example; of what happens elsewhere meanwhile, a letter. */
  String number();

  /** What happens, in one line. */
  String title();

  /** Why the platform answers as it does, in one sentence. */
  String why();

  /**
   * Does it and checks what came of it.
   *
   * @throws StoryBrokenException if anything else came of it
   */
  void play(Scene scene);
}
