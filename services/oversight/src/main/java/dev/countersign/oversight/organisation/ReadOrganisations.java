package dev.countersign.oversight.organisation;

import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The register of organisations, which everyone may read. */
@UseCase
public class ReadOrganisations {
  private final Facts facts;

  ReadOrganisations(Facts facts) {
    this.facts = facts;
  }

  public Optional<Event<OrganisationRegistered>> one(String id) {
    return facts.first(OrganisationRegistered.class, id);
  }

  public Page<Event<OrganisationRegistered>> page(@Nullable OrganisationKind kind, Window window) {
    return facts.page(wanted(kind), window);
  }

  public int count(@Nullable OrganisationKind kind) {
    return facts.count(wanted(kind));
  }

  public boolean isApproved(String id) {
    return facts.count(ApproveOrganisation.approvalOf(new OrganisationId(id))) > 0;
  }

  private static Wanted<OrganisationRegistered> wanted(@Nullable OrganisationKind kind) {
    return Wanted.all(OrganisationRegistered.class)
        .where("organisationKind", kind == null ? null : kind.name());
  }
}
