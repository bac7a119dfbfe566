package dev.countersign.journeys.story;

import dev.countersign.journeys.people.Doors;
import dev.countersign.journeys.people.Keyring;
import java.util.List;
import java.util.Map;

/** The worked example, from the first policy to the end of the demonstration. */
public final class Story {
  /** When the story's clock begins. */
  public static final String BEGINS = "2026-03-01T00:00:00Z";

  /** Where the story's clock stands at its end. */
  public static final String ENDS = "2026-09-04T00:00:00Z";

  private static final List<Step> STEPS =
      List.of(
          new Step00Beginnings(),
          new StepBBorealis(),
          new StepCCygnus(),
          new Step01NewCheckpoint(),
          new Step02Request(),
          new Step03Protocols(),
          new Step04Results(),
          new Step05Halts(),
          new Step06Halted(),
          new Step07Amendment(),
          new Step08Safeguards(),
          new Step09Bracken(),
          new Step10CorrectedLog(),
          new Step11Validations(),
          new Step12LiftRequested(),
          new Step13Lifted(),
          new Step14Cleared(),
          new Step15ElicitationAdvance(),
          new Step16Jailbreak(),
          new Step17Revenue(),
          new Step18AsOfJuly());

  private final Doors doors;
  private final Keyring keys;
  private final Journal journal;
  private final Teller teller;

  public Story(Doors doors, Keyring keys, Journal journal, Teller teller) {
    this.doors = doors;
    this.keys = keys;
    this.journal = journal;
    this.teller = teller;
  }

  /** True if a story clock runs and nothing of the story, and no other lab, is there yet. */
  public boolean isNew() {
    return clockIsStory() && journal.isEmpty() && !hasLabs();
  }

  private boolean clockIsStory() {
    return doors.send(null, "Clock", Map.of()).at("/clock/story").asBoolean();
  }

  private boolean hasLabs() {
    return !doors
        .send(null, "Organisations", Map.of("kind", "LAB"))
        .at("/organisations/nodes")
        .isEmpty();
  }

  /**
   * Plays what has not been played yet.
   *
   * @return how many steps that was
   * @throws StoryBrokenException if this platform is not one on which it can be played, or answers
   *     otherwise than the story says
   */
  public int play() {
    if (!clockIsStory()) {
      throw new StoryBrokenException(
          "This platform runs on the real clock, and the story needs a story clock. Start one with:"
              + " ./countersign up --fresh --clock story");
    }
    if (journal.isEmpty()
        && !doors
            .send(null, "Organisations", Map.of("kind", "LAB"))
            .at("/organisations/nodes")
            .isEmpty()) {
      throw new StoryBrokenException(
          "This platform has labs already, and not by this story. Begin anew with"
              + " ./countersign up --fresh, or play on a platform of its own: ./countersign demo"
              + " --own");
    }
    int played = 0;
    for (var step : STEPS) {
      if (!journal.isDone(step)) {
        long began = System.nanoTime();
        teller.begins(step);
        step.play(new Scene(doors, keys, journal, teller, step));
        journal.done(step);
        teller.ends(step, (System.nanoTime() - began) / 1_000_000);
        played++;
      }
    }
    return played;
  }
}
