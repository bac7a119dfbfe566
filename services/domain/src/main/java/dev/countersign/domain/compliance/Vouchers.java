package dev.countersign.domain.compliance;

import dev.countersign.domain.compliance.Doubts.Doubt;
import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.policy.Commitment;
import dev.countersign.domain.policy.Commitment.Force;
import dev.countersign.domain.policy.Commitment.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What attestations about models show of a commitment: only what it demands, only what was found in
 * its favour, and only while nothing on record speaks against it. Who vouches for an evaluation
 * shows that it was made, whatever it found; who found a safeguard effective, that it is in place.
 * Of halts, reports and the rest they show nothing.
 */
final class Vouchers {
  private final LabRecord record;
  private final Set<String> secure = new HashSet<>();

  Vouchers(LabRecord record) {
    this.record = record;
    record.inForce().stream()
        .flatMap(version -> version.policy().safetyLevels().stream())
        .forEach(level -> secure.addAll(level.securityStandard()));
  }

  /** True if somebody independent vouches by it that the commitment is kept. */
  boolean vouches(AttestationReceived received, @Nullable String commitmentKey) {
    var kinds = kinds(commitmentKey);
    return !kinds.isEmpty()
        && isIndependent(received)
        && kinds.stream().allMatch(kind -> shows(received, kind))
        && doubts(received, commitmentKey).findAny().isEmpty();
  }

  /** What speaks against it, of what the commitment demands. */
  Stream<Doubt> doubts(AttestationReceived received, @Nullable String commitmentKey) {
    var kinds = kinds(commitmentKey);
    if (kinds.isEmpty()) {
      return Stream.empty();
    }
    return record.doubts().get().stream()
        .filter(doubt -> doubt.about().attestation().equals(received.attestation()))
        .filter(doubt -> kinds.stream().anyMatch(kind -> isAbout(doubt.safeguardKey(), kind)));
  }

  private List<Kind> kinds(@Nullable String commitmentKey) {
    return commitmentKey == null
        ? List.of()
        : record
            .commitments(commitmentKey)
            .filter(commitment -> commitment.force() != Force.ABSENT)
            .map(Commitment::kind)
            .distinct()
            .toList();
  }

  private boolean isIndependent(AttestationReceived received) {
    return !received.auditor().equals(record.lab());
  }

  private boolean shows(AttestationReceived received, Kind kind) {
    return switch (kind) {
      case EVALUATION, INDEPENDENT_REVIEW ->
          received.evaluation() != null
              && !received.findings().isEmpty()
              && received.findings().stream()
                  .noneMatch(finding -> finding.conclusion() == Conclusion.INCONCLUSIVE);
      case SAFEGUARD, SECURITY ->
          received.validations().stream().anyMatch(one -> isAbout(one.safeguardKey(), kind));
      case HALT, TRANSPARENCY, GOVERNANCE, INCIDENT_REPORTING, OTHER -> false;
    };
  }

  /**
   * True if a commitment of this kind demands it.
   *
   * @param safeguardKey null for an evaluation
   */
  private boolean isAbout(@Nullable String safeguardKey, Kind kind) {
    return switch (kind) {
      case EVALUATION, INDEPENDENT_REVIEW -> safeguardKey == null;
      case SAFEGUARD -> safeguardKey != null && !secure.contains(safeguardKey);
      case SECURITY -> safeguardKey != null && secure.contains(safeguardKey);
      case HALT, TRANSPARENCY, GOVERNANCE, INCIDENT_REPORTING, OTHER -> false;
    };
  }
}
