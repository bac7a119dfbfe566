package dev.countersign.evidence.intake;

import dev.countersign.evidence.vault.UnsealedBlobs;
import dev.countersign.evidence.vault.UnsealedBlobs.UnsealedBlob;
import dev.countersign.evidence.vault.UsedTickets;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Ends what interrupted uploads left: what is past its time is erased, and what was being sealed or
 * erased is sealed or erased.
 */
@Singleton
public final class Sweeper {
  /** An upload that is near its deadline is still given time to bring its next chunk. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final UnsealedBlobs unsealed;
  private final Settlement settlement;
  private final UsedTickets tickets;
  private final InstantSource time;

  public Sweeper(
      UnsealedBlobs unsealed, Settlement settlement, UsedTickets tickets, InstantSource time) {
    this.unsealed = unsealed;
    this.settlement = settlement;
    this.tickets = tickets;
    this.time = time;
  }

  @Scheduled(identity = "sweep", every = "60s", concurrentExecution = ConcurrentExecution.SKIP)
  public void sweep() {
    unsealed.all().forEach(this::end);
    tickets.forget(time.instant().minus(MARGIN));
  }

  private void end(UnsealedBlob blob) {
    if (blob.isOpen()) {
      settlement.discardBefore(blob, time.instant().minus(MARGIN));
    } else {
      settlement.settle(blob);
    }
  }
}
