package dev.countersign.oversight.obligation.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.oversight.obligation.KeptDuties;
import jakarta.inject.Singleton;
import java.util.Optional;

/** In memory, by how far the viewer may know the lab. */
@Singleton
class CachedDuties implements KeptDuties {
  private static final long MOST_OBLIGATIONS = 200_000;

  private final Cache<Key, Duties> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST_OBLIGATIONS)
          .weigher((Key key, Duties duties) -> duties.owed().size() + 1)
          .build();

  @Override
  public Optional<Duties> find(Key key) {
    return Optional.ofNullable(kept.getIfPresent(key));
  }

  @Override
  public void keep(Key key, Duties duties) {
    kept.put(key, duties);
  }
}
