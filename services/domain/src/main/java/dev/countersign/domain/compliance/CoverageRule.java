package dev.countersign.domain.compliance;

import dev.countersign.domain.compliance.Coverage.Because;
import dev.countersign.domain.fact.AttestationFact.Adherence;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.RequirementFact.RequirementMapped;
import dev.countersign.domain.history.Attestations.Counted;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.policy.Commitment;
import dev.countersign.domain.policy.Commitment.Force;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.domain.requirement.Instrument.InstrumentStatus;
import dev.countersign.domain.requirement.Requirement;
import dev.countersign.domain.requirement.Requirement.RequirementSubject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
  private final ReviewFindings reviews;

  private CoverageRule(LabRecord record, Instrument instrument, Instant at) {
    this.record = record;
    this.instrument = instrument;
    this.at = at;
    this.reviews = new ReviewFindings(record.attestations());
  }

  /** How the lab stands to every requirement of an instrument, in its order. */
  public static List<Coverage> of(LabRecord record, Instrument instrument, Instant at) {
    var rule = new CoverageRule(record, instrument, at);
    return instrument.requirements().stream().map(rule::judge).toList();
  }

  private Coverage judge(Requirement requirement) {
    return notApplicable(requirement)
        .orElseGet(
            () -> requirement.report() == null ? mapped(requirement) : reported(requirement));
  }

  private Optional<Coverage> notApplicable(Requirement requirement) {
    var subject = requirement.subject();
    if (subject == RequirementSubject.AUDITOR || subject == RequirementSubject.REGULATOR) {
      return none(requirement, "It binds no lab.");
    }
    if (instrument.status() == InstrumentStatus.PROPOSED
        || instrument.status() == InstrumentStatus.REPEALED) {
      return none(
          requirement, "The instrument does not bind: it is %s.".formatted(instrument.status()));
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
    return Optional.of(coverage(requirement, ComplianceStatus.NOT_APPLICABLE, sentence, null));
  }

  /** What is owed because something happened: the worst of all that is owed. */
  private Coverage reported(Requirement requirement) {
    var owed =
        record.obligations().stream()
            .filter(obligation -> obligation.instrument().equals(instrument.key()))
            .filter(obligation -> obligation.requirementKey().equals(requirement.key()))
            .sorted(Comparator.comparing(this::statusOf))
            .toList();
    if (owed.isEmpty()) {
      return coverage(
          requirement,
          ComplianceStatus.NOT_APPLICABLE,
          "No incident on record calls for it.",
          null);
    }
    return new Coverage(
        instrument.key(),
        requirement.key(),
        statusOf(owed.getFirst()),
        owed.stream().map(CoverageRule::because).toList());
  }

  private ComplianceStatus statusOf(Obligation owed) {
    return switch (owed.state()) {
      case OVERDUE -> ComplianceStatus.OVERDUE;
      case SUBMITTED_LATE -> ComplianceStatus.BREACHED;
      case PENDING, DUE_SOON -> ComplianceStatus.DUE_SOON;
      case SUBMITTED ->
          record.confirmedReports().contains(Objects.requireNonNull(owed.fulfilledBy()).value())
              ? ComplianceStatus.MET
              : ComplianceStatus.CLAIMED;
    };
  }

  private static Because because(Obligation owed) {
    var due = owed.due();
    var what =
        owed.state() == ObligationState.PENDING && due == null
            ? "is owed; nothing that starts its clock is claimed yet"
            : "is %s; due before %s".formatted(owed.state(), due == null ? "no day" : due.at());
    return new Because(
        "Round %d for %s %s.".formatted(owed.round(), owed.incident(), what),
        owed.fulfilledBy() == null ? owed.incident().value() : owed.fulfilledBy().value());
  }

  /** What is met by what the lab does: as far as somebody claims, contests or confirms it. */
  private Coverage mapped(Requirement requirement) {
    var all = record.mappingsOf(instrument.key(), requirement.key());
    var own = newest(all.stream().filter(this::isLabs).toList());
    var others = newest(all.stream().filter(event -> !isLabs(event)).toList());
    var claim = own.or(() -> others);
    if (claim.isEmpty() || claim.get().fact().strength() == Strength.NONE) {
      return coverage(
          requirement,
          ComplianceStatus.ABSENT,
          "Nobody claims that anything of this lab meets it.",
          claim.map(event -> event.fact().mapping().value()).orElse(null));
    }
    var mapping = claim.get().fact();
    if (own.isPresent()
        && others.isPresent()
        && others.get().fact().strength().compareTo(mapping.strength()) > 0) {
      return coverage(
          requirement,
          ComplianceStatus.CONTESTED,
          "The lab claims %s; %s sees %s: %s"
              .formatted(
                  mapping.strength(),
                  others.get().header().organisation(),
                  others.get().fact().strength(),
                  others.get().fact().rationale()),
          others.get().fact().mapping().value());
    }
    return unbacked(requirement, mapping)
        .or(() -> notKept(requirement, mapping))
        .orElseGet(() -> confirmed(requirement, mapping));
  }

  private boolean isLabs(Event<RequirementMapped> event) {
    return event.header().organisation().equals(record.lab());
  }

  private static Optional<Event<RequirementMapped>> newest(List<Event<RequirementMapped>> events) {
    return events.stream().reduce((earlier, later) -> later);
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
            ComplianceStatus.ABSENT,
            "It is mapped to the commitment %s, which no policy in force makes.".formatted(key),
            mapping.mapping().value()));
  }

  /** A lab's claim against an independent review that found otherwise is contested. */
  private Optional<Coverage> notKept(Requirement requirement, RequirementMapped mapping) {
    return reviews
        .newestOf(mapping.commitmentKey())
        .filter(found -> found.adherence() == Adherence.NOT_KEPT)
        .map(
            found ->
                coverage(
                    requirement,
                    ComplianceStatus.CONTESTED,
                    "An independent review found that %s was not kept."
                        .formatted(mapping.commitmentKey()),
                    found.attestation().value()));
  }

  private Coverage confirmed(Requirement requirement, RequirementMapped mapping) {
    var attestation =
        record.attestations().stream()
            .map(Counted::received)
            .filter(received -> mapping.records().contains(received.attestation().value()))
            .filter(received -> reviews.vouches(received, mapping.commitmentKey()))
            .map(AttestationReceived::attestation)
            .findFirst()
            .or(() -> reviews.keeping(mapping.commitmentKey()))
            .map(AttestationId::value);
    if (attestation.isPresent() && mapping.strength() == Strength.FULL) {
      return coverage(
          requirement,
          ComplianceStatus.MET,
          "It is mapped in full, and an independent attestation that counts vouches for it.",
          attestation.get());
    }
    var why =
        mapping.strength() == Strength.FULL
            ? "no independent attestation vouches for it"
            : "it is mapped in part only";
    return coverage(
        requirement,
        ComplianceStatus.CLAIMED,
        "It is claimed to be met, and %s.".formatted(why),
        mapping.mapping().value());
  }

  private Coverage coverage(
      Requirement requirement,
      ComplianceStatus status,
      String sentence,
      @org.jspecify.annotations.Nullable String relatesTo) {
    return new Coverage(
        instrument.key(), requirement.key(), status, List.of(new Because(sentence, relatesTo)));
  }
}
