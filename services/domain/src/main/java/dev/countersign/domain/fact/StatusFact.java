package dev.countersign.domain.fact;

/** What the platform says of its own record, so that what is old can be told from what is new. */
public sealed interface StatusFact extends Fact {
  /**
   * How things stood when it was recorded: it gives whoever verifies a time on the platform's
   * clock.
   *
   * @param through the index and the statuses speak of everything recorded before this position
   * @param indexRoot base64 of the root of the map of the chains' heads
   * @param statusRoot base64 of the root of the map of the attestations' statuses
   */
  record StatusRecorded(Position through, String indexRoot, String statusRoot)
      implements StatusFact {}

  /**
   * From here on the platform states what follows by these rules, and by no others, until it adopts
   * others. Whoever follows the record again needs the same.
   *
   * @param rules their number, {@link dev.countersign.domain.Rules#NUMBER}
   * @param release what the release that adopted them is called
   */
  record RulesAdopted(int rules, String release) implements StatusFact {}
}
