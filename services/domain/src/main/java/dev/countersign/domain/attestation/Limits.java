package dev.countersign.domain.attestation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.history.PoliciesInForce;
import dev.countersign.domain.statement.AuditorPredicates.AboutModel;
import dev.countersign.domain.statement.AuditorPredicates.Attested;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** When an attestation may be made, until when it may count, and which one it may replace. */
final class Limits {
  private final Seen seen;
  private final PoliciesInForce policies;

  Limits(Seen seen) {
    this.seen = seen;
    this.policies = PoliciesInForce.of(seen.history());
  }

  /** Refuses a claim that is not signed in time, or is to count for too long. */
  void requireInTime(Attested claim, Instant at) {
    for (var evidence : seen.evidenceOf(claim)) {
      Claims.requireMadeAfter(Claims.signing(claim), evidence.header().recordedAt());
    }
    if (claim.issuedAt().isAfter(at)) {
      throw new RuleBrokenException(
          "FUTURE_DATED", "issuedAt has not come yet: it is " + at + " here. Prepare it again.");
    }
    if (!claim.validUntil().isAfter(at)) {
      throw new RuleBrokenException(
          "ATTESTATION_EXPIRED", "validUntil is past. Choose a later one.");
    }
    var latest = latestEnd(claim.issuedAt());
    if (latest.isPresent() && claim.validUntil().isAfter(latest.get())) {
      throw new RuleBrokenException(
          "VALID_UNTIL_TOO_LATE",
          "By the policies in force an attestation made then counts until %s at the latest."
              .formatted(latest.get()));
    }
  }

  /** The latest end that the policies in force allow; empty if none limits it. */
  private Optional<Instant> latestEnd(Instant issuedAt) {
    return policies.at(issuedAt).stream()
        .flatMap(version -> Optional.ofNullable(version.policy().attestationMaxAge()).stream())
        .map(age -> issuedAt.atZone(ZoneOffset.UTC).plus(age).toInstant())
        .min(Instant::compareTo);
  }

  /** The earlier attestation must be this auditor's own, of the same kind about the same. */
  void requireSupersedes(Attested claim, String predicateType) {
    var earlier = claim.supersedes();
    if (earlier == null) {
      return;
    }
    var fact = seen.found(AttestationReceived.class, earlier.value()).fact();
    if (!fact.auditor().equals(seen.auditor())
        || !fact.predicateType().equals(predicateType)
        || claim instanceof AboutModel about && !fact.version().equals(about.modelVersionId())) {
      throw new RuleBrokenException(
          "SUPERSEDES_ANOTHER",
          "Only your own attestation of the same kind on the same version can be superseded.");
    }
  }
}
