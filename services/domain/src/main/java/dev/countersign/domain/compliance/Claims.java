package dev.countersign.domain.compliance;

import dev.countersign.domain.compliance.ReviewFindings.Found;
import dev.countersign.domain.fact.AttestationFact.Adherence;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.RequirementFact.RequirementMapped;
import dev.countersign.domain.history.Attestations.Counted;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.AttestationId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What mappings come to: a lab's own word, beside what its regulators say of it. */
final class Claims {
  private final LabRecord record;
  private final ReviewFindings reviews;
  private final Vouchers vouchers;

  Claims(LabRecord record) {
    this.record = record;
    this.reviews = new ReviewFindings(record.attestations());
    this.vouchers = new Vouchers(record);
  }

  /** What the newest independent review found of a commitment; empty if none assessed it. */
  Optional<Standing> reviewed(String commitmentKey) {
    return reviews.newestOf(commitmentKey).map(found -> standing(commitmentKey, found));
  }

  private Standing standing(String commitmentKey, Found found) {
    if (found.adherence() == Adherence.NOT_KEPT) {
      return Standing.of(
          ComplianceStatus.BREACHED,
          "An independent review found that it was not kept.",
          found.attestation().value());
    }
    return reviews.keeping(commitmentKey).isPresent()
        ? Standing.of(
            ComplianceStatus.MET,
            "An independent review found that it was kept.",
            found.attestation().value())
        : Standing.of(
            ComplianceStatus.CLAIMED,
            "A review found that it was kept, and takes that back by its opinion on the whole.",
            found.attestation().value());
  }

  /**
   * How far these mappings, in order, show that it is met. Of each side the newest counts.
   *
   * @param missing what to say if nobody claims anything
   */
  Standing judge(List<Event<RequirementMapped>> all, String missing) {
    var own = newest(all.stream().filter(this::isLabs).toList());
    var others = newest(all.stream().filter(event -> !isLabs(event)).toList());
    var claim = own.or(() -> others);
    if (claim.isEmpty() || claim.get().fact().strength() == Strength.NONE) {
      return Standing.of(
          ComplianceStatus.ABSENT,
          missing,
          claim.map(event -> event.fact().mapping().value()).orElse(null));
    }
    var mapping = claim.get().fact();
    if (own.isPresent()
        && others.isPresent()
        && others.get().fact().strength().compareTo(mapping.strength()) > 0) {
      return Standing.of(
          ComplianceStatus.CONTESTED,
          "The lab claims %s; %s sees %s: %s"
              .formatted(
                  mapping.strength(),
                  others.get().header().organisation(),
                  others.get().fact().strength(),
                  others.get().fact().rationale()),
          others.get().fact().mapping().value(),
          List.of(
              new Because(
                  "The lab's own claim: " + mapping.rationale(),
                  mapping.mapping().value(),
                  because(mapping))));
    }
    return notKept(mapping).or(() -> doubted(mapping)).orElseGet(() -> confirmed(mapping));
  }

  /** A lab's claim against an independent review that found otherwise is contested. */
  private Optional<Standing> notKept(RequirementMapped mapping) {
    return reviews
        .newestOf(mapping.commitmentKey())
        .filter(found -> found.adherence() == Adherence.NOT_KEPT)
        .map(
            found ->
                Standing.of(
                    ComplianceStatus.CONTESTED,
                    "An independent review found that %s was not kept."
                        .formatted(mapping.commitmentKey()),
                    found.attestation().value(),
                    because(mapping)));
  }

  /** A lab that names an attestation which found a safeguard wanting contests itself. */
  private Optional<Standing> doubted(RequirementMapped mapping) {
    return named(mapping)
        .flatMap(
            received ->
                vouchers.doubted(received, mapping.commitmentKey()).stream()
                    .map(
                        validation ->
                            Standing.of(
                                ComplianceStatus.CONTESTED,
                                "An independent auditor does not find that %s on %s does what it is for."
                                    .formatted(validation.safeguardKey(), validation.surface()),
                                received.attestation().value(),
                                because(mapping))))
        .findFirst();
  }

  private Standing confirmed(RequirementMapped mapping) {
    var attestation = vouching(mapping);
    if (attestation.isPresent() && mapping.strength() == Strength.FULL) {
      return Standing.of(
          ComplianceStatus.MET,
          "It is mapped in full, and an independent attestation that counts vouches for it.",
          attestation.get().value(),
          because(mapping));
    }
    var why =
        mapping.strength() == Strength.FULL
            ? "no independent attestation vouches for it"
            : "it is mapped in part only";
    return Standing.of(
        ComplianceStatus.CLAIMED,
        "It is claimed to be met, and %s.".formatted(why),
        mapping.mapping().value(),
        because(mapping));
  }

  /** Where reviews assessed the commitment, the newest of them decides, whatever is named. */
  private Optional<AttestationId> vouching(RequirementMapped mapping) {
    var key = mapping.commitmentKey();
    if (reviews.newestOf(key).isPresent()) {
      return reviews.keeping(key);
    }
    return named(mapping)
        .filter(
            received ->
                key == null ? reviews.supportsWhole(received) : vouchers.vouches(received, key))
        .map(AttestationReceived::attestation)
        .findFirst();
  }

  private Stream<AttestationReceived> named(RequirementMapped mapping) {
    return record.attestations().stream()
        .map(Counted::received)
        .filter(received -> isNamed(received, mapping));
  }

  /** By itself, or through the evaluation that it vouches for. */
  private static boolean isNamed(AttestationReceived received, RequirementMapped mapping) {
    return mapping.records().contains(received.attestation().value())
        || (received.evaluation() != null
            && mapping.records().contains(received.evaluation().value()));
  }

  private static List<Because> because(RequirementMapped mapping) {
    return mapping.records().stream()
        .map(record -> new Because("The mapping names this record.", record))
        .toList();
  }

  private boolean isLabs(Event<RequirementMapped> event) {
    return event.header().organisation().equals(record.lab());
  }

  private static Optional<Event<RequirementMapped>> newest(List<Event<RequirementMapped>> events) {
    return events.stream().reduce((earlier, later) -> later);
  }
}
