package dev.countersign.domain;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The properties of the gate on a few histories that are always the same: what breaks one of these
 * is seen at once, and a fault put into a rule is found without a thousand tries.
 */
class SampledHistoriesTest {
  private static final long HISTORIES = 8;

  private final GatePropertiesTest properties = new GatePropertiesTest();

  private static LongStream seeds() {
    return LongStream.range(0, HISTORIES);
  }

  @Test
  void everyRecordedDecisionIsComeToAgainFromItsPinnedFactsAlone() {
    seeds().forEach(properties::everyRecordedDecisionIsComeToAgainFromItsPinnedFactsAlone);
  }

  @Test
  void whatWasKnownThenIsAllThatADecisionSaw() {
    seeds().forEach(properties::whatWasKnownThenIsAllThatADecisionSaw);
  }

  @Test
  void whatIsStatedIsWhatFollows() {
    seeds().forEach(properties::whatIsStatedIsWhatFollows);
  }

  @Test
  void whatIsStatedLateIsWhatFollowed() {
    seeds().forEach(properties::whatIsStatedLateIsWhatFollowed);
  }

  @Test
  void betweenDueInstantsNothingButDecisionsFollows() {
    seeds().forEach(properties::betweenDueInstantsNothingButDecisionsFollows);
  }

  @Test
  void aLabAloneNeverUndoesALatch() {
    seeds().forEach(properties::aLabAloneNeverUndoesALatch);
  }

  @Test
  void noAmendmentClearsAPinnedCrossing() {
    seeds().forEach(properties::noAmendmentClearsAPinnedCrossing);
  }

  @Test
  void takingAwayWhatHelpsNeverClears() {
    seeds().forEach(properties::takingAwayWhatHelpsNeverClears);
  }
}
