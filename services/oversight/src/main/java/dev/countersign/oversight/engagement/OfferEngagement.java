package dev.countersign.oversight.engagement;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EngagementFact.EngagementOffered;
import dev.countersign.domain.fact.EngagementFact.Scope;
import dev.countersign.domain.fact.EngagementFact.Terms;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.organisation.ReadOrganisations;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.List;

/** A lab offers an auditor to look, at named things and for a time. */
@UseCase
public class OfferEngagement {
  private final Ledger ledger;
  private final ReadOrganisations organisations;
  private final CurrentViewer viewer;

  OfferEngagement(Ledger ledger, ReadOrganisations organisations, CurrentViewer viewer) {
    this.ledger = ledger;
    this.organisations = organisations;
    this.viewer = viewer;
  }

  public EngagementId offer(
      WriteRequest request,
      OrganisationId auditor,
      Scope scope,
      Instant from,
      Instant until,
      Terms terms) {
    var lab = Labs.own(viewer.get());
    if (organisations
            .one(auditor.value())
            .filter(o -> o.fact().organisationKind() == OrganisationKind.AUDITOR)
            .isEmpty()
        || !organisations.isApproved(auditor.value())) {
      throw RefusedException.notFound();
    }
    if (!from.isBefore(until)) {
      throw new RuleBrokenException("INTERVAL_EMPTY", "An engagement ends after it begins.");
    }
    return new EngagementId(
        ledger.write(
            request,
            List.of(Book.ofAuditor(auditor.value()), Book.ofLab(lab)),
            entry -> {
              var id = new EngagementId(entry.newId(EngagementId.PREFIX));
              entry.append(
                  new EngagementOffered(id, auditor, scope, from, until, terms),
                  Filing.regulated(id.value(), lab, lab, List.of(auditor.value()))
                      .subject("auditor:" + auditor));
              return id.value();
            }));
  }
}
