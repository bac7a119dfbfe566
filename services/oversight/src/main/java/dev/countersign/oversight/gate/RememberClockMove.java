package dev.countersign.oversight.gate;

import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Remembers a move of the story clock by its key, once the whole walk is done. */
@UseCase
public class RememberClockMove {
  private final Ledger ledger;

  RememberClockMove(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Where the clock stood when this was asked before; empty if it was not. */
  Optional<Instant> before(WriteRequest request) {
    return ledger.before(request).map(Instant::parse);
  }

  Instant remember(WriteRequest request, Instant target) {
    return Instant.parse(
        ledger.write(request, List.of(Book.ofPlatform()), entry -> target.toString()));
  }
}
