package dev.countersign.oversight.attestation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.attestation.Arrivals;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationSuperseded;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Entry;
import dev.countersign.oversight.ledger.Envelopes;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.PublicWhen;
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
  private final Signatures signatures;
  private final Envelopes envelopes;
  private final CurrentViewer viewer;

  SubmitAttestation(
      Ledger ledger,
      Facts facts,
      Models models,
      Signatures signatures,
      Envelopes envelopes,
      CurrentViewer viewer) {
    this.ledger = ledger;
    this.facts = facts;
    this.models = models;
    this.signatures = signatures;
    this.envelopes = envelopes;
    this.viewer = viewer;
  }

  public AttestationId submit(WriteRequest request, String envelopeJson) {
    var who = viewer.get();
    var auditor = new OrganisationId(who.organisation());
    var signed = SignedStatement.parse(envelopeJson);
    var claim = Arrivals.read(signed.statement());
    var version = models.version(claim.modelVersionId());
    var lab = version.header().organisation();
    return new AttestationId(
        ledger.write(
            request,
            List.of(Book.ofAuditor(auditor.value()), Book.ofLab(lab.value())),
            entry -> {
              var keys =
                  signatures.requireLeadAndOrganisation(
                      signed.envelope(), auditor.value(), who.user(), entry.recordedAt());
              Arrivals.require(
                  signed.statement(),
                  claim,
                  History.of(facts.historyOf(lab.value())),
                  auditor,
                  lab,
                  who.user(),
                  entry.recordedAt());
              requireNew(signed);
              var judged = judge(entry, auditor, lab, Received.subjects(claim, version.fact()));
              var id = new AttestationId(entry.newId(AttestationId.PREFIX));
              var fact = Received.of(id, auditor, keys, signed, claim, judged);
              entry.append(fact, filing(id, fact, version.fact(), lab.value()).asSigned());
              envelopes.keep(entry.lastPosition(), signed.envelopeDigest(), envelopeJson);
              append(entry, fact, version.fact(), judged, lab.value());
              return id.value();
            }));
  }

  /** What everyone may know once the model is announced. */
  private void append(
      Entry entry,
      AttestationReceived fact,
      ModelVersionRegistered version,
      Received.Judgement judged,
      String lab) {
    entry.append(
        Received.summary(fact, version.model(), judged),
        filing(fact.attestation(), fact, version, lab).publicWhen(PublicWhen.ANNOUNCED));
    if (fact.supersedes() != null && fact.reception() == Reception.ACTIVE) {
      entry.append(
          new AttestationSuperseded(fact.supersedes(), fact.attestation()),
          filing(fact.supersedes(), fact, version, lab).publicWhen(PublicWhen.ANNOUNCED));
    }
  }

  private Filing filing(
      AttestationId of, AttestationReceived fact, ModelVersionRegistered version, String lab) {
    var auditor = fact.auditor().value();
    return Received.filing(
        models.about(Filing.regulated(of.value(), auditor, lab, List.of(auditor)), version),
        fact.auditor(),
        fact.keys());
  }

  private void requireNew(SignedStatement signed) {
    var same = Wanted.all(AttestationReceived.class).where("payloadDigest", signed.payloadDigest());
    if (facts.count(same) > 0) {
      throw new RuleBrokenException(
          "ATTESTATION_EXISTS", "These very bytes are attested already. Read it by its digest.");
    }
  }

  /** The rules look as the lab, which sees all that its decisions rest on. */
  private Received.Judgement judge(
      Entry entry, OrganisationId auditor, OrganisationId lab, List<String> subjects) {
    return entry.seenAs(
        Viewer.rulesFor(lab.value()),
        () ->
            Received.Judgement.of(
                History.of(facts.historyOf(lab.value())),
                auditor,
                lab,
                subjects,
                entry.recordedAt()));
  }
}
