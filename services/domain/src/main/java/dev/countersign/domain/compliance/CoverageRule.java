package dev.countersign.domain.compliance;

import dev.countersign.domain.fact.RequirementFact.RequirementMapped;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.policy.Commitment;
import dev.countersign.domain.policy.Commitment.Force;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.domain.requirement.Requirement;
import dev.countersign.domain.requirement.Requirement.RequirementSubject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a lab stands to a requirement. A lab's own word makes it CLAIMED at most: MET takes an
 * independent attestation that counts, or a recipient's receipt.
 */
public final class CoverageRule {
  private static final String EVERYWHERE = "*";

  private final LabRecord record;
  private final Instrument instrument;
  private final Instant at;
  private final Claims claims;

  private CoverageRule(LabRecord record, Instrument instrument, Instant at) {
    this.record = record;
    this.instrument = instrument;
    this.at = at;
    this.claims = new Claims(record);
  }

  /** How the lab stands to every requirement of an instrument, in its order. */
  public static List<Coverage> of(LabRecord record, Instrument instrument, Instant at) {
    var rule = new CoverageRule(record, instrument, at);
    return instrument.requirements().stream().map(rule::judge).toList();
  }

  private Coverage judge(Requirement requirement) {
    return notApplicable(requirement)
        .orElseGet(
            () ->
                requirement.report() == null && owed(requirement).isEmpty()
                    ? mapped(requirement)
                    : reported(requirement));
  }

  private Optional<Coverage> notApplicable(Requirement requirement) {
    var subject = requirement.subject();
    if (subject == RequirementSubject.AUDITOR || subject == RequirementSubject.REGULATOR) {
      return none(requirement, "It binds no lab.");
    }
    if (!requirement.isDuty()) {
      return none(requirement, "It asks for nothing: it is a %s.".formatted(requirement.nature()));
    }
    var status = instrument.status(requirement);
    if (!status.binds()) {
      return none(requirement, "It does not bind: it is %s.".formatted(status));
    }
    var jurisdiction = instrument.jurisdiction();
    if (!jurisdiction.equals(EVERYWHERE) && !record.jurisdictions().contains(jurisdiction)) {
      return none(requirement, "The lab is not supervised in %s.".formatted(jurisdiction));
    }
    var from = requirement.appliesFrom();
    if (from != null && at.isBefore(startOf(from))) {
      return none(requirement, "It applies from %s on.".formatted(from));
    }
    return Optional.empty();
  }

  private Instant startOf(String date) {
    return LocalDate.parse(date).atStartOfDay(ZoneId.of(instrument.zone())).toInstant();
  }

  private Optional<Coverage> none(Requirement requirement, String sentence) {
    return Optional.of(
        coverage(requirement, Standing.of(ComplianceStatus.NOT_APPLICABLE, sentence, null)));
  }

  /** What is owed because something happened: the worst of all that is owed. */
  private Coverage reported(Requirement requirement) {
    return coverage(requirement, Reports.of(record, owed(requirement)));
  }

  private List<Obligation> owed(Requirement requirement) {
    return record.obligations().stream()
        .filter(obligation -> obligation.instrument().equals(instrument.key()))
        .filter(obligation -> obligation.requirementKey().equals(requirement.key()))
        .toList();
  }

  /** What is met by what the lab does: as far as somebody claims, contests or confirms it. */
  private Coverage mapped(Requirement requirement) {
    var all = record.mappingsOf(instrument.key(), requirement.key());
    var standing = claims.judge(all, "Nobody claims that anything of this lab meets it.");
    var unbacked =
        standing.status() == ComplianceStatus.CLAIMED || standing.status() == ComplianceStatus.MET
            ? all.stream()
                .filter(event -> event.header().organisation().equals(record.lab()))
                .reduce((earlier, later) -> later)
                .or(() -> all.stream().reduce((earlier, later) -> later))
                .flatMap(event -> unbacked(requirement, event.fact()))
            : Optional.<Coverage>empty();
    return unbacked.orElseGet(() -> coverage(requirement, standing));
  }

  /** A mapping to a commitment that is not in force, and to nothing else, is no claim. */
  private Optional<Coverage> unbacked(Requirement requirement, RequirementMapped mapping) {
    var key = mapping.commitmentKey();
    if (key == null || !mapping.records().isEmpty()) {
      return Optional.empty();
    }
    var force = record.commitments(key).map(Commitment::force).min(Comparator.naturalOrder());
    if (force.isPresent() && force.get() != Force.ABSENT) {
      return Optional.empty();
    }
    return Optional.of(
        coverage(
            requirement,
            Standing.of(
                ComplianceStatus.ABSENT,
                "It is mapped to the commitment %s, which no policy in force makes.".formatted(key),
                mapping.mapping().value())));
  }

  private Coverage coverage(Requirement requirement, Standing standing) {
    return new Coverage(instrument.key(), requirement.key(), standing.status(), standing.because());
  }
}
