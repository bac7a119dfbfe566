package dev.countersign.oversight.attestation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.attestation.Arrivals;
import dev.countersign.domain.attestation.Claims;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationSuperseded;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.independence.Suspensions;
import dev.countersign.domain.statement.AuditorPredicates.AboutModel;
import dev.countersign.domain.statement.AuditorPredicates.Attested;
import dev.countersign.domain.statement.AuditorPredicates.ProceduralCompliance;
import dev.countersign.oversight.attestation.Received.Judgement;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Entry;
import dev.countersign.oversight.ledger.Envelopes;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.model.Models;
import dev.countersign.oversight.organisation.Signatures;
import dev.countersign.oversight.organisation.SignedStatement;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/**
 * An auditor hands in what it signed. What is wrong is refused; a conflict is kept, and rejected.
 */
@UseCase
public class SubmitAttestation {
  private final Ledger ledger;
  private final Facts facts;
  private final Models models;
  private final AttestationFiling filing;
  private final Signatures signatures;
  private final Envelopes envelopes;
  private final CurrentViewer viewer;

  SubmitAttestation(
      Ledger ledger,
      Facts facts,
      Models models,
      AttestationFiling filing,
      Signatures signatures,
      Envelopes envelopes,
      CurrentViewer viewer) {
    this.ledger = ledger;
    this.facts = facts;
    this.models = models;
    this.filing = filing;
    this.signatures = signatures;
    this.envelopes = envelopes;
    this.viewer = viewer;
  }

  public AttestationId submit(WriteRequest request, String envelopeJson) {
    var who = viewer.get();
    var auditor = new OrganisationId(who.organisation());
    var signed = SignedStatement.parse(envelopeJson);
    var claim = Arrivals.read(signed.statement());
    var lab = lab(claim);
    return new AttestationId(
        ledger.write(
            request,
            List.of(Book.ofAuditor(auditor.value()), Book.ofLab(lab.value())),
            entry -> {
              var keys =
                  signatures.requireLeadAndOrganisation(
                      signed.envelope(), auditor.value(), who.user(), entry.recordedAt());
              var seen = History.of(facts.historyOf(lab.value()));
              Arrivals.require(
                  signed.statement(), claim, seen, auditor, lab, who.user(), entry.recordedAt());
              requireNew(signed);
              var document =
                  claim instanceof ProceduralCompliance review
                      ? Claims.of(seen, auditor, lab).documentOf(review)
                      : null;
              var id = new AttestationId(entry.newId(AttestationId.PREFIX));
              var judged =
                  judge(
                      entry,
                      lab,
                      Received.of(id, auditor, keys, signed, claim, document, Judgement.NONE));
              var fact = Received.of(id, auditor, keys, signed, claim, document, judged);
              entry.append(fact, filing.of(fact, auditor.value(), lab.value()).asSigned());
              envelopes.keep(entry.lastPosition(), signed.envelopeDigest(), envelopeJson);
              append(entry, fact, judged, lab.value());
              return id.value();
            }));
  }

  /** The lab of the model version, which the auditor sees; or the one that was reviewed. */
  private OrganisationId lab(Attested claim) {
    return claim instanceof AboutModel about
        ? models.version(about.modelVersionId()).header().organisation()
        : claim.labId();
  }

  /** What everyone may know. */
  private void append(Entry entry, AttestationReceived fact, Judgement judged, String lab) {
    var auditor = fact.auditor().value();
    var everyone = filing.forEveryone(fact, auditor, lab);
    var model = fact.review() == null ? models.version(fact.version()).fact().model() : null;
    entry.append(Received.summary(fact, model, judged), everyone);
    var earlier = fact.supersedes();
    if (earlier != null && fact.reception() == Reception.ACTIVE) {
      entry.append(
          new AttestationSuperseded(earlier, fact.attestation()), everyone.of(earlier.value()));
    }
  }

  private void requireNew(SignedStatement signed) {
    var same = Wanted.all(AttestationReceived.class).where("payloadDigest", signed.payloadDigest());
    if (facts.count(same) > 0) {
      throw new RuleBrokenException(
          "ATTESTATION_EXISTS", "These very bytes are attested already. Read it by its digest.");
    }
  }

  /** The rules look as the lab, which sees all that its decisions rest on. */
  private Judgement judge(Entry entry, OrganisationId lab, AttestationReceived arrived) {
    return entry.seenAs(
        Viewer.rulesFor(lab.value()),
        () -> {
          var history = History.of(facts.historyOf(lab.value()));
          return Judgement.of(
              history,
              arrived.auditor(),
              lab,
              Suspensions.subjects(history, arrived),
              entry.recordedAt());
        });
  }
}
