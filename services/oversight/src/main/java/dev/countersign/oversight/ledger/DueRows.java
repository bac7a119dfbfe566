package dev.countersign.oversight.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** When time alone next brings something to each lab. */
public interface DueRows {
  /** The labs whose next due instant has come, with it, the longest waiting first. */
  SequencedMap<String, Instant> due(Instant now);

  /** The earliest due instant of these labs. */
  Optional<Instant> nextDue(Collection<String> labs);

  /** The earliest due instant of all labs. */
  Optional<Instant> nextDue();

  void expect(String lab, @Nullable Instant next);

  /**
   * Something falls due then to every lab with a record, or has before, and ahead of all that is
   * recorded from here on.
   *
   * @param at not before anything that is on record
   */
  void expectAll(Instant at);
}
