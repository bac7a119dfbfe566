package dev.countersign.domain.compliance;

import dev.countersign.domain.fact.RequirementFact.RequirementMapped;
import dev.countersign.domain.history.Attestations.Counted;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.policy.Commitment;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of a lab, as far as whoever asks may see it.
 *
 * @param jurisdictions where it is supervised
 * @param inForce its policy versions in force
 * @param mappings those that were not withdrawn, in order
 * @param attestations those that count at the instant of the question
 * @param obligations all that it owes, because of incidents and otherwise
 * @param confirmedReports ids of the reports and filings that their recipients confirmed
 */
public record LabRecord(
    OrganisationId lab,
    Set<String> jurisdictions,
    List<Version> inForce,
    List<Event<RequirementMapped>> mappings,
    List<Counted> attestations,
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
