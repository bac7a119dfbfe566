package dev.countersign.oversight.requirement;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.RequirementFact.DerivedFrom;
import dev.countersign.domain.fact.RequirementFact.RequirementAdopted;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.id.AdoptedRequirementId;
import dev.countersign.domain.policy.Commitment;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** A regulator takes the wording of a lab's commitment for a requirement of its own. */
@UseCase
public class AdoptRequirement {
  private final Ledger ledger;
  private final PublishedPolicies policies;
  private final CurrentViewer viewer;

  AdoptRequirement(Ledger ledger, PublishedPolicies policies, CurrentViewer viewer) {
    this.ledger = ledger;
    this.policies = policies;
    this.viewer = viewer;
  }

  /**
   * What is adopted.
   *
   * @param key what the regulator calls it
   * @param everyone true if everyone may see it
   */
  public record Adoption(String key, DerivedFrom derivedFrom, String rationale, boolean everyone) {}

  public AdoptedRequirementId adopt(WriteRequest request, Adoption adoption) {
    var regulator = viewer.get().organisation();
    var from = adoption.derivedFrom();
    var text =
        policies.version(from.policyVersion().value()).stream()
            .filter(version -> version.lab().equals(from.lab().value()))
            .map(PublishedPolicies.Published::version)
            .findFirst()
            .flatMap(version -> wording(version, from.commitmentKey()))
            .orElseThrow(RefusedException::notFound);
    return new AdoptedRequirementId(
        ledger.write(
            request,
            List.of(Book.ofPlatform()),
            entry -> {
              if (policies.adopted().stream()
                  .filter(event -> event.header().organisation().value().equals(regulator))
                  .anyMatch(event -> event.fact().key().equals(adoption.key()))) {
                throw new RuleBrokenException(
                    "KEY_TAKEN", "You have adopted another requirement of this key. Choose one.");
              }
              var id = new AdoptedRequirementId(entry.newId(AdoptedRequirementId.PREFIX));
              var filing = Filing.own(id.value(), regulator);
              entry.append(
                  new RequirementAdopted(
                      id,
                      adoption.key(),
                      text,
                      from,
                      adoption.rationale(),
                      adoption.everyone(),
                      entry.viewer().user()),
                  adoption.everyone() ? filing.publicWhen(PublicWhen.WRITTEN) : filing);
              return id.value();
            }));
  }

  private static java.util.Optional<String> wording(Version version, String key) {
    return version.policy().commitments().stream()
        .filter(commitment -> commitment.key().equals(key))
        .filter(commitment -> commitment.force() != Commitment.Force.ABSENT)
        .map(Commitment::quote)
        .findFirst();
  }
}
