package dev.countersign.oversight.engagement;

import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.fact.EngagementFact.RelationshipDisclosed;
import dev.countersign.domain.id.DeclarationId;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.independence.RelationshipChecks;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/**
 * The auditor tells of a relationship that it had not declared. It speaks against itself, so it
 * signs nothing; what this disqualifies is suspended in the same transaction.
 */
@UseCase
public class DiscloseRelationship {
  private final Ledger ledger;
  private final Engagements engagements;
  private final CurrentViewer viewer;

  DiscloseRelationship(Ledger ledger, Engagements engagements, CurrentViewer viewer) {
    this.ledger = ledger;
    this.engagements = engagements;
    this.viewer = viewer;
  }

  public EngagementId disclose(WriteRequest request, EngagementId id, Relationship relationship) {
    var auditor = viewer.get().organisation();
    var lab = Engagements.labOf(engagements.own(auditor, id));
    return new EngagementId(
        ledger.write(
            request,
            List.of(Book.ofAuditor(auditor), Book.ofLab(lab)),
            entry -> {
              RelationshipChecks.check(relationship, entry.recordedAt());
              var disclosure = new DeclarationId(entry.newId(DeclarationId.PREFIX));
              entry.append(
                  new RelationshipDisclosed(
                      disclosure,
                      id,
                      new OrganisationId(auditor),
                      relationship,
                      entry.viewer().user()),
                  Filing.regulated(disclosure.value(), auditor, lab, List.of(auditor))
                      .asSigned()
                      .subject("auditor:" + auditor));
              return id.value();
            }));
  }
}
