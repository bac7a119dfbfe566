package dev.countersign.domain.compliance;

import dev.countersign.domain.compliance.Doubts.Doubt;
import dev.countersign.domain.compliance.ReviewFindings.Found;
import dev.countersign.domain.fact.AttestationFact.Adherence;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.RequirementFact.RequirementMapped;
import dev.countersign.domain.history.Attestations.Counted;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.OrganisationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
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

  /**
   * What a review found.
   *
   * @param until of the time that it looked at, excluded
   */
  record Reviewed(Standing standing, Instant until) {}

  /** What the newest independent review found of a commitment; empty if none assessed it. */
  Optional<Reviewed> reviewed(String commitmentKey) {
    return reviews
        .newestOf(commitmentKey)
        .map(found -> new Reviewed(standing(commitmentKey, found), found.review().until()));
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
   * How far these mappings, in order, show that it is met. Of everyone the newest counts, and of
   * several regulators the one that sees the least.
   *
   * @param missing what to say if nobody claims anything
   */
  Standing judge(List<Event<RequirementMapped>> all, String missing) {
    var own = newest(all.stream().filter(this::isLabs).toList());
    var others = weakest(all.stream().filter(event -> !isLabs(event)).toList());
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

  /** A lab that names an attestation of what does not do what it is for contests itself. */
  private Optional<Standing> doubted(RequirementMapped mapping) {
    return doubts(mapping)
        .filter(Doubt::contests)
        .map(
            doubt ->
                Standing.of(
                    ComplianceStatus.CONTESTED,
                    doubt.sentence(),
                    doubt.relatesTo(),
                    because(mapping)))
        .findFirst();
  }

  private Stream<Doubt> doubts(RequirementMapped mapping) {
    return named(mapping).flatMap(received -> vouchers.doubts(received, mapping.commitmentKey()));
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
        Stream.concat(
                doubts(mapping).map(doubt -> new Because(doubt.sentence(), doubt.relatesTo())),
                because(mapping).stream())
            .toList());
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
        .filter(received -> LabRecord.isNamed(received, mapping));
  }

  private static List<Because> because(RequirementMapped mapping) {
    return mapping.records().stream()
        .map(record -> new Because("The mapping names this record.", record))
        .toList();
  }

  private boolean isLabs(Event<RequirementMapped> event) {
    return event.header().organisation().equals(record.lab());
  }

  private static Optional<Event<RequirementMapped>> weakest(List<Event<RequirementMapped>> events) {
    var each = new LinkedHashMap<OrganisationId, Event<RequirementMapped>>();
    events.forEach(event -> each.put(event.header().organisation(), event));
    return each.values().stream().max(Comparator.comparing(event -> event.fact().strength()));
  }

  private static Optional<Event<RequirementMapped>> newest(List<Event<RequirementMapped>> events) {
    return events.stream().reduce((earlier, later) -> later);
  }
}
