package dev.countersign.journeys.story;

/** The story cannot be told, or the platform answered otherwise than it says. */
public final class StoryBrokenException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StoryBrokenException(String sentence) {
    super(sentence);
  }
}
