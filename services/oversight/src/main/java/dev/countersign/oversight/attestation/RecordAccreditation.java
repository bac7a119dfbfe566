package dev.countersign.oversight.attestation;

import dev.countersign.domain.attestation.Accreditations;
import dev.countersign.domain.fact.OrganisationFact.AccreditationRecorded;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.id.AccreditationId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.organisation.ReadOrganisations;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A registrar writes an auditor's accreditation down; a second one lets it count. */
@UseCase
public class RecordAccreditation {
  private final Ledger ledger;
  private final Facts facts;
  private final ReadOrganisations organisations;

  RecordAccreditation(Ledger ledger, Facts facts, ReadOrganisations organisations) {
    this.ledger = ledger;
    this.facts = facts;
    this.organisations = organisations;
  }

  /**
   * What is known of it.
   *
   * @param until excluded
   * @param credentialDigest SHA-256 of the credential that was presented; null if none
   */
  public record Known(
      OrganisationId auditor,
      String body,
      String scheme,
      String certificate,
      List<RiskDomain> domains,
      Instant from,
      Instant until,
      String source,
      @Nullable String credentialDigest) {}

  public AccreditationId record(WriteRequest request, Known known) {
    return new AccreditationId(
        ledger.write(
            request,
            List.of(Book.ofPlatform()),
            entry -> {
              var id = new AccreditationId(entry.newId(AccreditationId.PREFIX));
              var wanted =
                  new AccreditationRecorded(
                      id,
                      known.auditor(),
                      known.body(),
                      known.scheme(),
                      known.certificate(),
                      known.domains(),
                      known.from(),
                      known.until(),
                      known.source(),
                      known.credentialDigest(),
                      entry.viewer().user());
              Accreditations.check(wanted, auditor(known.auditor()).legalName());
              entry.append(wanted, filing(id, known.auditor()));
              return id.value();
            }));
  }

  private OrganisationRegistered auditor(OrganisationId id) {
    return facts
        .first(OrganisationRegistered.class, id.value())
        .filter(event -> event.fact().organisationKind() == OrganisationKind.AUDITOR)
        .filter(event -> organisations.isApproved(id.value()))
        .orElseThrow(RefusedException::notFound)
        .fact();
  }

  /** On a chain of the auditor's accreditations, so that none can be left out of a proof. */
  static Filing filing(AccreditationId id, OrganisationId auditor) {
    return Filing.ofPlatform(id.value()).subject("accredited:" + auditor);
  }
}
