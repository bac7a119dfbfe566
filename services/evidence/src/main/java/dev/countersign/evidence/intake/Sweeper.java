package dev.countersign.evidence.intake;

import dev.countersign.evidence.vault.Backlog;
import dev.countersign.evidence.vault.Blobs;
import dev.countersign.evidence.vault.Seals;
import dev.countersign.evidence.vault.UnsealedBlobs;
import dev.countersign.evidence.vault.UnsealedBlobs.UnsealedBlob;
import dev.countersign.evidence.vault.UsedTickets;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Ends what interrupted uploads left: half a blob is erased, a sealed one goes on its way. */
@Singleton
public final class Sweeper {
  /** An upload that notices its deadline late is still given time to clean up after itself. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final Blobs blobs;
  private final UnsealedBlobs unsealed;
  private final Seals seals;
  private final Backlog backlog;
  private final UsedTickets tickets;
  private final InstantSource time;

  public Sweeper(
      Blobs blobs,
      UnsealedBlobs unsealed,
      Seals seals,
      Backlog backlog,
      UsedTickets tickets,
      InstantSource time) {
    this.blobs = blobs;
    this.unsealed = unsealed;
    this.seals = seals;
    this.backlog = backlog;
    this.tickets = tickets;
    this.time = time;
  }

  @Scheduled(identity = "sweep", every = "60s", concurrentExecution = ConcurrentExecution.SKIP)
  public void sweep() {
    unsealed.all().forEach(this::end);
    tickets.forget(time.instant().minus(MARGIN));
  }

  private void end(UnsealedBlob blob) {
    var seal = seals.find(blob.owner(), blob.evidence());
    if (seal.isPresent() && seal.get().blob().equals(blob.blob())) {
      // Exactly what the upload itself does next, so it does not matter if it is still at it.
      backlog.add(seal.get().id(), time.instant());
      unsealed.remove(blob);
    } else if (blob.deadline().plus(MARGIN).isBefore(time.instant())) {
      blobs.erase(blob.blob(), blob.size());
      unsealed.remove(blob);
    }
  }
}
