package dev.countersign.oversight.organisation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.OrganisationFact.Affiliate;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.math.BigDecimal;
import java.util.List;

/** A registrar writes an organisation down. */
@UseCase
public class RegisterOrganisation {
  private final Ledger ledger;
  private final Facts facts;

  RegisterOrganisation(Ledger ledger, Facts facts) {
    this.ledger = ledger;
    this.facts = facts;
  }

  public OrganisationId register(
      WriteRequest request,
      OrganisationId id,
      OrganisationKind kind,
      String legalName,
      List<String> jurisdictions,
      List<Affiliate> affiliates) {
    check(kind, jurisdictions, affiliates);
    return new OrganisationId(
        ledger.write(
            request,
            List.of(Book.ofPlatform()),
            entry -> {
              if (facts.first(OrganisationRegistered.class, id.value()).isPresent()) {
                throw new RuleBrokenException(
                    "ORGANISATION_EXISTS",
                    "An organisation with this alias is registered already. Choose another alias.");
              }
              entry.append(
                  new OrganisationRegistered(
                      kind, legalName, jurisdictions, affiliates, entry.viewer().user()),
                  Filing.ofRegister(id.value()));
              return id.value();
            }));
  }

  private static void check(
      OrganisationKind kind, List<String> jurisdictions, List<Affiliate> affiliates) {
    if (kind == OrganisationKind.PLATFORM) {
      throw new RuleBrokenException("PLATFORM_IS_ONE", "There is one operator, and it is there.");
    }
    if (jurisdictions.isEmpty() && kind != OrganisationKind.AUDITOR) {
      throw new RuleBrokenException(
          "JURISDICTION_MISSING", "A lab or regulator has at least one jurisdiction. Name it.");
    }
    for (var affiliate : affiliates) {
      if (affiliate.share().signum() < 0 || affiliate.share().compareTo(BigDecimal.ONE) > 0) {
        throw new RuleBrokenException("SHARE_OUT_OF_RANGE", "A share is a decimal from 0 to 1.");
      }
    }
  }
}
