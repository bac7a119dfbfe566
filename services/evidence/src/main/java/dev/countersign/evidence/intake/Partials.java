package dev.countersign.evidence.intake;

import dev.countersign.evidence.ticket.Ticket;
import dev.countersign.evidence.vault.Blobs;
import dev.countersign.evidence.vault.UnsealedBlobs;
import dev.countersign.evidence.vault.UnsealedBlobs.UnsealedBlob;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;

/** What came in of uploads that are not sealed yet, and how much of each. */
final class Partials {
  private final Blobs blobs;
  private final UnsealedBlobs unsealed;
  private final InstantSource time;

  Partials(Blobs blobs, UnsealedBlobs unsealed, InstantSource time) {
    this.blobs = blobs;
    this.unsealed = unsealed;
    this.time = time;
  }

  /** The one to go on with. */
  Optional<UnsealedBlob> of(Ticket ticket) {
    return unsealed.all().stream()
        .filter(blob -> blob.owner().equals(ticket.owner().value()))
        .filter(blob -> blob.evidence().equals(ticket.evidence().value()))
        .filter(blob -> blob.size() == ticket.upload().size())
        .filter(this::isThere)
        .max(Comparator.comparingLong(this::kept));
  }

  /** Not one that is being erased, or will be. */
  private boolean isThere(UnsealedBlob blob) {
    return switch (blob.state()) {
      case OPEN -> !blob.deadline().isBefore(time.instant());
      case SEALING -> true;
      case ERASING -> false;
    };
  }

  long kept(UnsealedBlob blob) {
    return blobs.kept(blob.blob(), blob.size());
  }
}
