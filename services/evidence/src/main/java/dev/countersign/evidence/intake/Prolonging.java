package dev.countersign.evidence.intake;

import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.vault.UnsealedBlobs;
import dev.countersign.evidence.vault.UnsealedBlobs.UnsealedBlob;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Now and then, an upload of which more came in has more time, and hears whether it may go on. */
final class Prolonging {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final UnsealedBlobs unsealed;
  private final UnsealedBlob blob;
  private final Duration keep;
  private final long chunk;
  private final InstantSource time;
  private long told;
  private Instant next;

  /**
   * @param from how many bytes were there before
   * @param chunk so many more are kept for sure
   */
  Prolonging(
      UnsealedBlobs unsealed,
      UnsealedBlob blob,
      long from,
      Duration keep,
      long chunk,
      InstantSource time) {
    this.unsealed = unsealed;
    this.blob = blob;
    this.keep = keep;
    this.chunk = chunk;
    this.time = time;
    this.told = from;
    this.next = time.instant().plus(PAUSE);
  }

  /**
   * So many bytes are there by now.
   *
   * @throws Refusal if the upload is sealed or erased by somebody else
   */
  void came(long size) {
    if (size - told < chunk || time.instant().isBefore(next)) {
      return;
    }
    if (!unsealed.prolong(blob, time.instant().plus(keep))) {
      throw Settlement.late();
    }
    told = size;
    next = time.instant().plus(PAUSE);
  }
}
