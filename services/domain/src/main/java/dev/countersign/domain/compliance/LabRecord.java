package dev.countersign.domain.compliance;

import dev.countersign.domain.compliance.Doubts.Doubt;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.RequirementFact.RequirementMapped;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.Attestations.Counted;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.policy.Commitment;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What is known of a lab, as far as whoever asks may see it.
 *
 * @param jurisdictions where it is supervised
 * @param inForce its policy versions in force
 * @param mappings those that were not withdrawn, in order
 * @param attestations those that count at the instant of the question
 * @param doubts what the record holds against those of them that a mapping names; worked out when
 *     it is first asked for
 * @param obligations all that it owes, because of incidents and otherwise
 * @param confirmedReports ids of the reports and filings that their recipients confirmed
 */
public record LabRecord(
    OrganisationId lab,
    Set<String> jurisdictions,
    List<Version> inForce,
    List<Event<RequirementMapped>> mappings,
    List<Counted> attestations,
    Supplier<List<Doubt>> doubts,
    List<Obligation> obligations,
    Set<String> confirmedReports) {
  public LabRecord {
    jurisdictions = Set.copyOf(jurisdictions);
    inForce = List.copyOf(inForce);
    mappings = List.copyOf(mappings);
    attestations = List.copyOf(attestations);
    obligations = List.copyOf(obligations);
    confirmedReports = Set.copyOf(confirmedReports);
  }

  /**
   * What a lab's history shows at an instant, with what is owed by it.
   *
   * @param mappings those that were not withdrawn, in order
   */
  public static LabRecord of(
      OrganisationId lab,
      Set<String> jurisdictions,
      Case facts,
      List<Event<RequirementMapped>> mappings,
      List<Obligation> obligations,
      Set<String> confirmedReports) {
    var counting =
        facts.attestations().counted().stream().filter(one -> one.isActive(facts.at())).toList();
    return new LabRecord(
        lab,
        jurisdictions,
        facts.policies().at(facts.at()),
        mappings,
        counting,
        new Once<>(() -> Doubts.of(facts, named(counting, mappings))),
        obligations,
        confirmedReports);
  }

  private static List<Counted> named(
      List<Counted> attestations, List<Event<RequirementMapped>> mappings) {
    return attestations.stream()
        .filter(one -> mappings.stream().anyMatch(m -> isNamed(one.received(), m.fact())))
        .toList();
  }

  /** The same, which holds on to no history: what is kept for long is settled first. */
  public LabRecord settled() {
    var found = doubts.get();
    return new LabRecord(
        lab,
        jurisdictions,
        inForce,
        mappings,
        attestations,
        () -> found,
        obligations,
        confirmedReports);
  }

  /** True if a mapping names it by itself, or through the evaluation that it vouches for. */
  static boolean isNamed(AttestationReceived received, RequirementMapped mapping) {
    return mapping.records().contains(received.attestation().value())
        || (received.evaluation() != null
            && mapping.records().contains(received.evaluation().value()));
  }

  /** The commitments of this key in the versions in force. */
  Stream<Commitment> commitments(String key) {
    return inForce.stream()
        .flatMap(version -> version.policy().commitments().stream())
        .filter(commitment -> commitment.key().equals(key));
  }

  /** The mappings of one requirement. */
  List<Event<RequirementMapped>> mappingsOf(String instrument, String requirementKey) {
    return mappings.stream()
        .filter(event -> event.fact().instrument().equals(instrument))
        .filter(event -> event.fact().requirementKey().equals(requirementKey))
        .toList();
  }
}
