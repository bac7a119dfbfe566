package dev.countersign.evidence.reading;

import dev.countersign.evidence.reader.StoreFailedException;
import dev.countersign.evidence.vault.Readings;
import dev.countersign.evidence.vault.Readings.Kept;
import jakarta.inject.Singleton;
import java.util.List;

/** Proves that one sample is in a run, so that it can be cited without the others. */
@Singleton
public final class ProveSample {
  private final Readings readings;

  ProveSample(Readings readings) {
    this.readings = readings;
  }

  /**
   * The inclusion proof (RFC 9162 2.1.3) of a sample against the root of its run.
   *
   * @param index from 0, less than the number of samples
   * @return hashes in lower-case hex, from the leaf up
   */
  public List<String> prove(Kept kept, long index) {
    return SampleTree.inclusion(
        kept.run(),
        index,
        number ->
            readings
                .tile(kept.id(), number)
                .orElseThrow(() -> new StoreFailedException("A tile of a run is missing")));
  }
}
