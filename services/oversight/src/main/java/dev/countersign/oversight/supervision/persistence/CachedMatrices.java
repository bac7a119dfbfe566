package dev.countersign.oversight.supervision.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.oversight.supervision.KeptMatrices;
import dev.countersign.oversight.supervision.LabMatrix;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * In memory, by how far the viewer may know the lab: one more fact, and another key is asked for.
 */
@Singleton
class CachedMatrices implements KeptMatrices {
  private final Cache<Key, LabMatrix> kept;

  CachedMatrices(
      @ConfigProperty(name = "countersign.matrix.kept-cells", defaultValue = "4000000")
          long keptCells) {
    kept =
        Caffeine.newBuilder()
            .maximumWeight(keptCells)
            .weigher((Key key, LabMatrix matrix) -> matrix.cells().length() + 1)
            .build();
  }

  @Override
  public Optional<LabMatrix> find(Key key, Instant at) {
    return Optional.ofNullable(kept.getIfPresent(key)).filter(matrix -> matrix.holdsAt(at));
  }

  @Override
  public LabMatrix findOrKeep(Key key, Instant at, Supplier<LabMatrix> made) {
    // Whoever asks for the same meanwhile waits for it, and does not judge it a second time.
    return kept.asMap()
        .compute(key, (same, before) -> before != null && before.holdsAt(at) ? before : made.get());
  }
}
