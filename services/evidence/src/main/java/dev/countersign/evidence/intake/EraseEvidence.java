package dev.countersign.evidence.intake;

import dev.countersign.evidence.vault.Blobs;
import dev.countersign.evidence.vault.Readings;
import dev.countersign.evidence.vault.ScrubRounds;
import dev.countersign.evidence.vault.Seal;
import dev.countersign.evidence.vault.Seals;
import dev.countersign.evidence.vault.UnsealedBlobs;
import dev.countersign.evidence.vault.UnsealedBlobs.UnsealedBlob;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/**
 * Erases bytes and what was read from them. The note comes first, so that {@link Sweeper} ends what
 * a crash leaves; the seal goes before the bytes, so that nobody sees half of them.
 */
@Singleton
public final class EraseEvidence {
  private final Seals seals;
  private final Readings readings;
  private final Blobs blobs;
  private final UnsealedBlobs unsealed;
  private final ScrubRounds rounds;
  private final InstantSource time;

  EraseEvidence(
      Seals seals,
      Readings readings,
      Blobs blobs,
      UnsealedBlobs unsealed,
      ScrubRounds rounds,
      InstantSource time) {
    this.seals = seals;
    this.readings = readings;
    this.blobs = blobs;
    this.unsealed = unsealed;
    this.rounds = rounds;
    this.time = time;
  }

  /** Erases; what is not there is erased already. */
  public void erase(String owner, String evidence) {
    seals.find(owner, evidence).ifPresent(this::erase);
  }

  private void erase(Seal seal) {
    var blob =
        new UnsealedBlob(seal.blob(), seal.owner(), seal.evidence(), seal.size(), time.instant());
    readings.erase(seal.id());
    unsealed.put(blob);
    seals.remove(seal.id());
    rounds.remove(seal.id());
    blobs.erase(seal.blob(), seal.size());
    unsealed.remove(blob);
  }
}
