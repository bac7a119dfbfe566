package dev.countersign.oversight.attestation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.fact.AttestationFact.Subject;
import dev.countersign.domain.fact.EngagementFact.EngagementOffered;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.independence.Conflicts;
import dev.countersign.oversight.engagement.Engagements;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Entry;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.model.Models;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.WriteRequest;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.dsse.MalformedEnvelopeException;
import dev.countersign.proofs.intoto.MalformedStatementException;
import dev.countersign.proofs.intoto.Statement;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An auditor hands in what it signed. What is wrong is refused; a conflict is kept, and rejected.
 */
@UseCase
public class SubmitAttestation {
  private final Ledger ledger;
  private final Facts facts;
  private final Models models;
  private final Engagements engagements;
  private final Signatures signatures;
  private final Claims claims;
  private final Envelopes envelopes;
  private final CurrentViewer viewer;

  SubmitAttestation(
      Ledger ledger,
      Facts facts,
      Models models,
      Engagements engagements,
      Signatures signatures,
      Claims claims,
      Envelopes envelopes,
      CurrentViewer viewer) {
    this.ledger = ledger;
    this.facts = facts;
    this.models = models;
    this.engagements = engagements;
    this.signatures = signatures;
    this.claims = claims;
    this.envelopes = envelopes;
    this.viewer = viewer;
  }

  public AttestationId submit(WriteRequest request, String envelopeJson) {
    var who = viewer.get();
    var envelope = parse(envelopeJson);
    // The bytes that are verified are the bytes that are parsed.
    var statement = statement(envelope);
    var claim = claims.read(statement, who);
    var version = models.version(claim.modelVersion());
    var lab = version.header().organisation().value();
    return new AttestationId(
        ledger.write(
            request,
            List.of(Book.ofAuditor(who.organisation()), Book.ofLab(lab)),
            entry -> {
              var keys =
                  signatures.requireLeadAndOrganisation(
                      envelope, who.organisation(), who.user(), entry.recordedAt());
              claims.requireOnRecord(statement, claim, version.fact(), entry.recordedAt());
              var engagement = engagements.open(who.organisation(), lab, entry.recordedAt()).fact();
              var reason = conflict(engagement, lab, version.fact(), claim, entry);
              var id = new AttestationId(entry.newId(AttestationId.PREFIX));
              entry.append(
                  new AttestationReceived(
                      id,
                      new OrganisationId(who.organisation()),
                      who.user(),
                      keys,
                      engagement.engagement(),
                      statement.predicateType(),
                      envelope.payloadDigest(),
                      Sha256.hex(envelopeJson.getBytes(StandardCharsets.UTF_8)),
                      claim.modelVersion(),
                      statement.subjects().stream()
                          .map(s -> new Subject(s.name(), s.sha256()))
                          .toList(),
                      claim.evaluation(),
                      claim.findings(),
                      claim.validations(),
                      entry.recordedAt(),
                      claim.expiresAt(),
                      null,
                      reason == null ? Reception.ACTIVE : Reception.REJECTED,
                      reason),
                  models
                      .about(Filing.supervised(id.value(), who.organisation(), lab), version.fact())
                      .asSigned()
                      .subject("auditor:" + who.organisation()));
              envelopes.keep(
                  entry.lastPosition(),
                  Sha256.hex(envelopeJson.getBytes(StandardCharsets.UTF_8)),
                  envelopeJson);
              return id.value();
            }));
  }

  private @Nullable String conflict(
      EngagementOffered engagement,
      String lab,
      ModelVersionRegistered version,
      Claims.Claim claim,
      Entry entry) {
    if (engagements.declaration(engagement.engagement()).isEmpty()) {
      throw new RuleBrokenException(
          "DECLARATION_MISSING",
          "Declare your independence under this engagement before you attest.");
    }
    var subjects = new HashSet<String>();
    claim.findings().forEach(finding -> subjects.add(finding.thresholdKey()));
    claim.validations().forEach(validation -> subjects.add(validation.safeguardKey()));
    subjects.add(version.modelVersion().value());
    subjects.add(version.model().value());
    var found = new AtomicReference<@Nullable String>();
    // The rules look as the lab, which sees all that its decisions rest on.
    entry.as(
        Viewer.rulesFor(lab),
        () ->
            Conflicts.of(History.of(facts.historyOf(lab)))
                .disqualifying(
                    engagement.auditor(), new OrganisationId(lab), subjects, entry.recordedAt())
                .ifPresent(conflict -> found.set(conflict.code())));
    return found.get();
  }

  private static Envelope parse(String json) {
    try {
      var envelope = Envelope.parse(json);
      if (envelope.payloadType().equals(Envelope.IN_TOTO)) {
        return envelope;
      }
      throw new RuleBrokenException(
          "ENVELOPE_MALFORMED", "payloadType must be " + Envelope.IN_TOTO + ".");
    } catch (MalformedEnvelopeException e) {
      throw new RuleBrokenException("ENVELOPE_MALFORMED", Objects.requireNonNull(e.getMessage()));
    }
  }

  private static Statement statement(Envelope envelope) {
    try {
      return Statement.parse(envelope.payload());
    } catch (MalformedStatementException e) {
      throw new RuleBrokenException("STATEMENT_MALFORMED", Objects.requireNonNull(e.getMessage()));
    }
  }
}
