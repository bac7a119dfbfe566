package dev.countersign.oversight.supervision.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.oversight.supervision.KeptMedians;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.SequencedMap;

/** In memory, by instrument and month: the record of a month that is over does not grow. */
@Singleton
class CachedMedians implements KeptMedians {
  private static final int MOST = 200;

  private record Key(Instrument instrument, Instant before) {}

  private final Cache<Key, SequencedMap<String, ComplianceStatus>> kept =
      Caffeine.newBuilder().maximumSize(MOST).build();

  @Override
  public Optional<SequencedMap<String, ComplianceStatus>> find(
      Instrument instrument, Instant before) {
    return Optional.ofNullable(kept.getIfPresent(new Key(instrument, before)));
  }

  @Override
  public void keep(
      Instrument instrument, Instant before, SequencedMap<String, ComplianceStatus> medians) {
    kept.put(new Key(instrument, before), medians);
  }
}
