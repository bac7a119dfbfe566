package dev.countersign.oversight.obligation;

import dev.countersign.domain.fact.ObligationFact.FilingSubmitted;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.obligation.FilingRecords.Filter;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What labs handed in, with the receipts for it. */
@UseCase
public class ReadFilings {
  private final FilingRecords filings;

  ReadFilings(FilingRecords filings) {
    this.filings = filings;
  }

  public Optional<Event<FilingSubmitted>> one(String id) {
    return filings.one(id);
  }

  /**
   * @throws RefusedException {@code UNKNOWN_REGIME} if an instrument is asked for that nobody knows
   */
  public Page<Event<FilingSubmitted>> page(Filter filter, Window window) {
    if (filter.instrument() != null) {
      filings.instrument(filter.instrument());
    }
    return filings.page(filter, window);
  }

  public int count(Filter filter) {
    return filings.count(filter);
  }

  /** When those of these that have a receipt came in, by id. */
  public Map<String, Instant> received(Collection<String> ids) {
    return filings.received(ids);
  }
}
