package dev.countersign.oversight.engagement;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.codec.RecordReader;
import dev.countersign.domain.fact.EngagementFact.EngagementOffered;
import dev.countersign.domain.fact.EngagementFact.IndependenceDeclared;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.DeclarationId;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.independence.RelationshipChecks;
import dev.countersign.domain.statement.AuditorPredicates.IndependenceDeclaration;
import dev.countersign.domain.statement.PredicateType;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Envelopes;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.organisation.Signatures;
import dev.countersign.oversight.organisation.SignedStatement;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import dev.countersign.proofs.intoto.Statement;
import java.util.List;

/**
 * The auditor's lead signs what ties the auditor to the lab; required before any attestation. What
 * disqualifies is declared all the same: it is then known.
 */
@UseCase
public class DeclareIndependence {
  private final Ledger ledger;
  private final Engagements engagements;
  private final Signatures signatures;
  private final Envelopes envelopes;
  private final CurrentViewer viewer;

  DeclareIndependence(
      Ledger ledger,
      Engagements engagements,
      Signatures signatures,
      Envelopes envelopes,
      CurrentViewer viewer) {
    this.ledger = ledger;
    this.engagements = engagements;
    this.signatures = signatures;
    this.envelopes = envelopes;
    this.viewer = viewer;
  }

  public EngagementId declare(WriteRequest request, String envelopeJson) {
    var who = viewer.get();
    var auditor = who.organisation();
    var signed = SignedStatement.parse(envelopeJson);
    var said = read(signed.statement());
    var offer = engagements.own(auditor, said.engagementId());
    var lab = Engagements.labOf(offer);
    requireAbout(signed.statement(), said, offer, lab);
    if (!said.declaredBy().equals(who.user())) {
      throw new RuleBrokenException(
          "LEAD_MISMATCH", "The declaration names another lead than the one who hands it in.");
    }
    return new EngagementId(
        ledger.write(
            request,
            List.of(Book.ofAuditor(auditor), Book.ofLab(lab)),
            entry -> {
              var keys =
                  signatures.requireLead(
                      signed.envelope(), auditor, who.user(), entry.recordedAt());
              said.relationships().forEach(r -> RelationshipChecks.check(r, entry.recordedAt()));
              var id = new DeclarationId(entry.newId(DeclarationId.PREFIX));
              entry.append(
                  new IndependenceDeclared(
                      id,
                      said.engagementId(),
                      new OrganisationId(auditor),
                      who.user(),
                      keys,
                      said.relationships(),
                      said.publicationControl(),
                      said.periodCovered().from(),
                      said.periodCovered().until(),
                      signed.payloadDigest(),
                      signed.envelopeDigest()),
                  Filing.regulated(id.value(), auditor, lab, List.of(auditor))
                      .asSigned()
                      .subject("auditor:" + auditor));
              envelopes.keep(entry.lastPosition(), signed.envelopeDigest(), envelopeJson);
              return said.engagementId().value();
            }));
  }

  private static IndependenceDeclaration read(Statement statement) {
    if (!statement.predicateType().equals(PredicateType.INDEPENDENCE.uri())) {
      throw new RuleBrokenException(
          "PREDICATE_UNKNOWN", "A declaration is of type " + PredicateType.INDEPENDENCE.uri());
    }
    return RecordReader.read(statement.predicate(), IndependenceDeclaration.class);
  }

  private static void requireAbout(
      Statement statement,
      IndependenceDeclaration said,
      Event<EngagementOffered> offer,
      String lab) {
    if (!said.labId().value().equals(lab)) {
      throw new RuleBrokenException(
          "LAB_MISMATCH", "The declaration is about another lab than the engagement's.");
    }
    var digest = PrepareDeclaration.subject(offer).sha256();
    if (statement.subjects().size() != 1
        || !statement.subjects().getFirst().sha256().equals(digest)) {
      throw new RuleBrokenException(
          "SUBJECT_MISMATCH", "The one subject must be the record of the engagement.");
    }
  }
}
