package dev.countersign.oversight.requirement;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.compliance.Strength;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.fact.RequirementFact.RequirementAdopted;
import dev.countersign.domain.fact.RequirementFact.RequirementMapped;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.PoliciesInForce;
import dev.countersign.domain.id.MappingId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.ledger.RecordsOfLab;
import dev.countersign.oversight.organisation.ReadOrganisations;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lab says by what it meets a requirement, or a regulator says how far it does. */
@UseCase
public class MapRequirement {
  private final Ledger ledger;
  private final Facts facts;
  private final RecordsOfLab recordsOfLab;
  private final ReadCatalogue catalogue;
  private final ReadOrganisations organisations;
  private final CurrentViewer viewer;

  MapRequirement(
      Ledger ledger,
      Facts facts,
      ReadCatalogue catalogue,
      ReadOrganisations organisations,
      CurrentViewer viewer,
      RecordsOfLab recordsOfLab) {
    this.recordsOfLab = recordsOfLab;
    this.ledger = ledger;
    this.facts = facts;
    this.catalogue = catalogue;
    this.organisations = organisations;
    this.viewer = viewer;
  }

  /**
   * What is mapped to what.
   *
   * @param lab whose compliance it is about
   * @param everyone true if everyone may see the mapping
   */
  public record Claim(
      String lab,
      String instrument,
      String requirementKey,
      @Nullable String commitmentKey,
      List<String> records,
      Strength strength,
      String rationale,
      boolean everyone) {}

  public MappingId map(WriteRequest request, Claim claim) {
    var author = viewer.get();
    checkLab(author, claim.lab());
    checkRequirement(claim);
    return new MappingId(
        ledger.write(
            request,
            List.of(Book.ofLab(claim.lab())),
            entry -> {
              checkTargets(claim);
              var id = new MappingId(entry.newId(MappingId.PREFIX));
              entry.append(
                  new RequirementMapped(
                      id,
                      claim.instrument(),
                      claim.requirementKey(),
                      claim.commitmentKey(),
                      claim.records(),
                      claim.strength(),
                      claim.rationale(),
                      claim.everyone(),
                      author.user()),
                  filing(id.value(), author, claim));
              return id.value();
            }));
  }

  private static Filing filing(String id, Viewer author, Claim claim) {
    var filing =
        author.kind() == Viewer.Kind.LAB
            ? Filing.supervised(id, claim.lab(), claim.lab())
            : Filing.between(
                id, author.organisation(), claim.lab(), List.of(author.organisation()));
    return claim.everyone() ? filing.publicWhen(PublicWhen.WRITTEN) : filing;
  }

  /** A lab maps its own, a regulator those of its jurisdictions. */
  private void checkLab(Viewer author, String lab) {
    if (author.kind() == Viewer.Kind.LAB) {
      if (!author.organisation().equals(lab)) {
        throw RefusedException.notFound();
      }
      return;
    }
    var own = registered(author.organisation());
    var about = registered(lab);
    if (about.organisationKind() != OrganisationKind.LAB
        || Collections.disjoint(own.jurisdictions(), about.jurisdictions())) {
      throw RefusedException.notFound();
    }
  }

  private OrganisationRegistered registered(String id) {
    return organisations.one(id).orElseThrow(RefusedException::notFound).fact();
  }

  private void checkRequirement(Claim claim) {
    if (catalogue
            .counting(claim.instrument())
            .flatMap(instrument -> instrument.requirement(claim.requirementKey()))
            .isEmpty()
        && facts
            .first(RequirementAdopted.class, claim.instrument())
            .filter(event -> event.fact().key().equals(claim.requirementKey()))
            .isEmpty()) {
      throw new RefusedException(
          "UNKNOWN_REQUIREMENT", "The catalogue has no such requirement. Choose one of it.");
    }
    if (claim.strength() != Strength.NONE
        && claim.commitmentKey() == null
        && claim.records().isEmpty()) {
      throw new RuleBrokenException(
          "MAPPED_TO_NOTHING", "Name the commitment or the records by which it is met.");
    }
  }

  /** A mapping points to what is on record of this lab, and to nobody else's. */
  private void checkTargets(Claim claim) {
    recordsOfLab.require(claim.records(), claim.lab());
    var key = claim.commitmentKey();
    if (key != null
        && PoliciesInForce.of(History.of(facts.historyOf(claim.lab()))).published().stream()
            .flatMap(version -> version.policy().commitments().stream())
            .noneMatch(commitment -> commitment.key().equals(key))) {
      throw new RuleBrokenException(
          "UNKNOWN_COMMITMENT", "No published policy of the lab has such a commitment.");
    }
  }
}
