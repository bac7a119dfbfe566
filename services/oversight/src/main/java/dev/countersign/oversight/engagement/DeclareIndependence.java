package dev.countersign.oversight.engagement;

import dev.countersign.domain.fact.EngagementFact.IndependenceDeclared;
import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.id.DeclarationId;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import dev.countersign.proofs.digest.Sha256;
import java.util.List;

/** The auditor's lead says what ties the auditor to the lab; required before any attestation. */
@UseCase
public class DeclareIndependence {
  private final Ledger ledger;
  private final Engagements engagements;
  private final CurrentViewer viewer;

  DeclareIndependence(Ledger ledger, Engagements engagements, CurrentViewer viewer) {
    this.ledger = ledger;
    this.engagements = engagements;
    this.viewer = viewer;
  }

  public EngagementId declare(
      WriteRequest request, EngagementId id, List<Relationship> relationships) {
    var auditor = viewer.get().organisation();
    var offer = engagements.offered(id);
    if (!offer.fact().auditor().value().equals(auditor)) {
      throw RefusedException.notFound();
    }
    var lab = Engagements.labOf(offer);
    return new EngagementId(
        ledger.write(
            request,
            List.of(Book.ofAuditor(auditor), Book.ofLab(lab)),
            entry -> {
              var declaration = new DeclarationId(entry.newId(DeclarationId.PREFIX));
              entry.append(
                  new IndependenceDeclared(
                      declaration,
                      id,
                      new OrganisationId(auditor),
                      entry.viewer().user(),
                      List.of(),
                      relationships,
                      false,
                      entry.recordedAt(),
                      offer.fact().until(),
                      Sha256.hex(request.body()),
                      Sha256.hex(request.body())),
                  Filing.supervised(declaration.value(), auditor, lab)
                      .parties(List.of(auditor))
                      .asSigned()
                      .subject("auditor:" + auditor));
              return id.value();
            }));
  }
}
