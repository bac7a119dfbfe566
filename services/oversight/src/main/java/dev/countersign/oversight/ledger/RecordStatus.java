package dev.countersign.oversight.ledger;

import dev.countersign.domain.fact.StatusFact.StatusRecorded;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.Window;
import dev.countersign.proofs.index.SparseMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * States how the record stands: hourly, at each stop of the story clock, and in the entry of a
 * decision that would otherwise find none younger than a day before it.
 */
@UseCase
public class RecordStatus {
  /** No decision rests on a status older than this. */
  public static final Duration OLDEST = Duration.ofHours(24);

  private static final Viewer PLATFORM =
      new Viewer(Book.ofPlatform().organisation(), Viewer.Kind.PLATFORM, "clock");

  private final Ledger ledger;
  private final Facts facts;
  private final IndexRows index;

  RecordStatus(Ledger ledger, Facts facts, IndexRows index) {
    this.ledger = ledger;
    this.facts = facts;
    this.index = index;
  }

  /** States it now. */
  public void record() {
    ledger.state(PLATFORM, List.of(Book.ofPlatform()), this::append);
  }

  /** States it now, unless that was done less than this ago. */
  public void recordUnlessWithin(Duration age) {
    ledger.state(
        PLATFORM,
        List.of(Book.ofPlatform()),
        entry -> {
          if (isOlderThan(age, entry.recordedAt())) {
            append(entry);
          }
        });
  }

  /** States it in this entry, if the newest statement is too old for a decision to rest on. */
  public void before(Entry entry) {
    if (!entry.labs().isEmpty() && isOlderThan(OLDEST, entry.recordedAt())) {
      append(entry);
    }
  }

  private boolean isOlderThan(Duration age, Instant now) {
    return facts
        .page(Wanted.all(StatusRecorded.class), new Window(1, null, null, true, false))
        .rows()
        .stream()
        .noneMatch(row -> row.value().header().recordedAt().plus(age).isAfter(now));
  }

  private void append(Entry entry) {
    var through = index.settled();
    var stated =
        new StatusRecorded(
            Positions.ofUuid(through),
            root(new SparseMap(index.heads(through))),
            root(new SparseMap(index.standings(through))));
    var id = entry.newId("fct_");
    entry.as(PLATFORM, () -> entry.append(stated, Filing.ofPlatform(id)));
  }

  private static String root(SparseMap map) {
    return Base64.getEncoder().encodeToString(map.root());
  }
}
