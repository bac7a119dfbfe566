package dev.countersign.oversight.attestation;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.model.Models;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** How what becomes of an attestation is filed: about its model, or about the policy reviewed. */
@ApplicationScoped
public class AttestationFiling {
  private final Models models;

  AttestationFiling(Models models) {
    this.models = models;
  }

  /**
   * For the lab, its regulators and the auditor itself.
   *
   * @param owner who states it
   */
  public Filing of(AttestationReceived fact, String owner, String lab) {
    var auditor = fact.auditor().value();
    var filing =
        Filing.regulated(fact.attestation().value(), owner, lab, List.of(auditor))
            .subject("auditor:" + auditor);
    var review = fact.review();
    return review == null
        ? models.about(filing, models.version(fact.version()).fact())
        : filing.document(review.document().value());
  }

  /**
   * The same, for everyone: once the model is announced, or at once where a published policy was
   * reviewed.
   */
  public Filing forEveryone(AttestationReceived fact, String owner, String lab) {
    return of(fact, owner, lab)
        .publicWhen(fact.review() == null ? PublicWhen.ANNOUNCED : PublicWhen.WRITTEN);
  }
}
