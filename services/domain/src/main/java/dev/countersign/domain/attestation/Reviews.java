package dev.countersign.domain.attestation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.AttestationFact.Adherence;
import dev.countersign.domain.fact.AttestationFact.Opinion;
import dev.countersign.domain.history.PoliciesInForce;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.policy.Commitment.Force;
import dev.countersign.domain.statement.AuditorPredicates.ComplianceFinding;
import dev.countersign.domain.statement.AuditorPredicates.Covered;
import dev.countersign.domain.statement.AuditorPredicates.ProceduralCompliance;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be attested of a lab's own procedures: commitment by commitment, as it was made. */
public final class Reviews {
  private final PoliciesInForce policies;

  Reviews(PoliciesInForce policies) {
    this.policies = policies;
  }

  /**
   * What a reviewer found.
   *
   * @param standard the standard of review
   * @param report the reviewer's sealed report
   */
  public record Reviewed(
      Covered period,
      String standard,
      List<ComplianceFinding> findings,
      List<String> deviations,
      String internalControls,
      Opinion opinion,
      EvidenceId report) {
    static Reviewed of(ProceduralCompliance claim) {
      return new Reviewed(
          claim.period(),
          claim.standard(),
          claim.findings(),
          claim.deviations(),
          claim.internalControls(),
          claim.opinion(),
          claim.report());
    }
  }

  /** Refuses a review that speaks of what was not owed, or is gentler than what it found. */
  void require(Reviewed reviewed, Signing signing) {
    var period = reviewed.period();
    if (!period.from().isBefore(period.until()) || period.until().isAfter(signing.issuedAt())) {
      throw new RuleBrokenException(
          "PERIOD_INVALID", "A review covers a time that has passed, from before its end.");
    }
    if (reviewed.findings().isEmpty()) {
      throw new RuleBrokenException(
          "FINDINGS_MISSING", "State what was found of at least one commitment.");
    }
    var stated = new HashSet<String>();
    for (var finding : reviewed.findings()) {
      if (!stated.add(finding.policyVersionDigest() + " " + finding.commitmentKey())) {
        throw new RuleBrokenException(
            "FINDING_REPEATED",
            "State one finding for each commitment of each policy version: %s has two."
                .formatted(finding.commitmentKey()));
      }
    }
    versions(reviewed);
    requireSupported(reviewed);
  }

  /** The versions of one document that a review is held against, in the order of its findings. */
  Set<Version> versions(Reviewed reviewed) {
    var versions = new LinkedHashSet<Version>();
    reviewed.findings().forEach(finding -> versions.add(owed(finding, reviewed.period())));
    if (versions.stream().map(Version::document).distinct().count() > 1) {
      throw new RuleBrokenException(
          "ONE_DOCUMENT", "One review is held against the versions of one framework document.");
    }
    return versions;
  }

  private Version owed(ComplianceFinding finding, Covered period) {
    return policies.published().stream()
        .filter(version -> version.digest().equals(finding.policyVersionDigest()))
        .filter(version -> version.from().isBefore(period.until()))
        .filter(version -> version.until() == null || version.until().isAfter(period.from()))
        .filter(version -> commits(version, finding.commitmentKey()))
        .findFirst()
        .orElseThrow(
            () ->
                new RuleBrokenException(
                    "COMMITMENT_NOT_ON_RECORD",
                    "No policy version of that digest, in force in the period, commits the lab to"
                        + " %s.".formatted(finding.commitmentKey())));
  }

  private static boolean commits(Version version, String key) {
    return version.policy().commitments().stream()
        .anyMatch(commitment -> commitment.key().equals(key) && commitment.force() != Force.ABSENT);
  }

  /** A graver opinion than the findings call for may be given; a gentler one may not. */
  private static void requireSupported(Reviewed reviewed) {
    var found =
        reviewed.findings().stream().map(ComplianceFinding::adherence).collect(Collectors.toSet());
    boolean deviated = found.contains(Adherence.NOT_KEPT) || !reviewed.deviations().isEmpty();
    boolean nothingAssessed = found.equals(Set.of(Adherence.NOT_ASSESSED));
    if (deviated && reviewed.opinion() == Opinion.UNQUALIFIED
        || nothingAssessed && reviewed.opinion() != Opinion.DISCLAIMER) {
      throw new RuleBrokenException(
          "OPINION_NOT_SUPPORTED",
          "The findings do not allow the opinion %s.".formatted(reviewed.opinion()));
    }
  }
}
