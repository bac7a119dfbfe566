package dev.countersign.oversight.supervision;

import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.requirement.Instrument;
import java.time.Instant;
import java.util.Optional;
import java.util.SequencedMap;

/** Medians of a month that has begun, which nothing changes any more. */
public interface KeptMedians {
  Optional<SequencedMap<String, ComplianceStatus>> find(Instrument instrument, Instant before);

  void keep(Instrument instrument, Instant before, SequencedMap<String, ComplianceStatus> medians);
}
