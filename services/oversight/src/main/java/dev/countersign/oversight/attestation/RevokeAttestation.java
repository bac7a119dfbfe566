package dev.countersign.oversight.attestation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.codec.RecordReader;
import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationRevoked;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.statement.AuditorPredicates.Revocation;
import dev.countersign.domain.statement.PredicateType;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Envelopes;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.organisation.Signatures;
import dev.countersign.oversight.organisation.SignedStatement;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.WriteRequest;
import dev.countersign.proofs.intoto.Statement;
import dev.countersign.proofs.intoto.Statement.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An auditor takes its word back, signed as it was given, also when its engagement has ended. Past
 * decisions that rested on it are impeached, not rewritten.
 */
@UseCase
public class RevokeAttestation {
  private final Ledger ledger;
  private final Facts facts;
  private final AttestationFiling filing;
  private final Signatures signatures;
  private final Envelopes envelopes;
  private final CurrentViewer viewer;

  RevokeAttestation(
      Ledger ledger,
      Facts facts,
      AttestationFiling filing,
      Signatures signatures,
      Envelopes envelopes,
      CurrentViewer viewer) {
    this.ledger = ledger;
    this.facts = facts;
    this.filing = filing;
    this.signatures = signatures;
    this.envelopes = envelopes;
    this.viewer = viewer;
  }

  /** The statement to sign. */
  public Statement prepare(
      AttestationId id, String reason, Instant effectiveFrom, @Nullable Instant compromisedSince) {
    var attestation = own(id).fact();
    return new Statement(
        List.of(new Subject(id.value(), attestation.payloadDigest())),
        PredicateType.REVOCATION.uri(),
        RecordWriter.write(
            new Revocation(id, reason, effectiveFrom, compromisedSince, viewer.get().user())));
  }

  public AttestationId revoke(WriteRequest request, String envelopeJson) {
    var who = viewer.get();
    var signed = SignedStatement.parse(envelopeJson);
    var said = read(signed.statement());
    var attestation = own(said.attestationId());
    requireAbout(signed.statement(), said, attestation.fact(), who);
    var auditor = who.organisation();
    var lab = Objects.requireNonNull(attestation.header().lab()).value();
    return new AttestationId(
        ledger.write(
            request,
            List.of(Book.ofAuditor(auditor), Book.ofLab(lab)),
            entry -> {
              var keys =
                  signatures.requireLeadAndOrganisation(
                      signed.envelope(), auditor, who.user(), entry.recordedAt());
              requireTimely(said, entry.recordedAt());
              var id = attestation.fact().attestation();
              requireNew(id, said);
              // An auditor whose engagement has ended does not see the model version any more.
              var everyone =
                  entry.seenAs(
                      Viewer.rulesFor(lab),
                      () -> filing.forEveryone(attestation.fact(), auditor, lab));
              entry.append(
                  new AttestationRevoked(
                      id,
                      attestation.fact().auditor(),
                      who.user(),
                      keys,
                      said.reason(),
                      said.effectiveFrom(),
                      said.compromisedSince(),
                      signed.payloadDigest(),
                      signed.envelopeDigest()),
                  everyone.asSigned());
              envelopes.keep(entry.lastPosition(), signed.envelopeDigest(), envelopeJson);
              return id.value();
            }));
  }

  /** That it did not count from earlier on may be told later. */
  private void requireNew(AttestationId id, Revocation said) {
    boolean known =
        facts.of(AttestationRevoked.class, List.of(id.value())).stream()
            .anyMatch(told -> !said.effectiveFrom().isBefore(told.fact().effectiveFrom()));
    if (known) {
      throw new RuleBrokenException(
          "ATTESTATION_REVOKED",
          "It is revoked already. Name an earlier effectiveFrom, if it did not count then either.");
    }
  }

  /** The viewer's own, also when its engagement has ended. */
  public Event<AttestationReceived> own(AttestationId id) {
    return facts
        .first(AttestationReceived.class, id.value())
        .filter(a -> a.fact().auditor().value().equals(viewer.get().organisation()))
        .orElseThrow(RefusedException::notFound);
  }

  private static Revocation read(Statement statement) {
    if (!statement.predicateType().equals(PredicateType.REVOCATION.uri())) {
      throw new RuleBrokenException(
          "PREDICATE_UNKNOWN", "A revocation is of type " + PredicateType.REVOCATION.uri());
    }
    return RecordReader.read(statement.predicate(), Revocation.class);
  }

  private static void requireAbout(
      Statement statement, Revocation said, AttestationReceived attestation, Viewer who) {
    if (!said.lead().equals(who.user())) {
      throw new RuleBrokenException(
          "LEAD_MISMATCH", "The statement names another lead than the one who hands it in.");
    }
    if (statement.subjects().size() != 1
        || !statement.subjects().getFirst().sha256().equals(attestation.payloadDigest())) {
      throw new RuleBrokenException(
          "SUBJECT_MISMATCH", "The one subject must be the payload of the attestation.");
    }
    if (attestation.reception() == Reception.REJECTED) {
      throw new RuleBrokenException("ATTESTATION_REJECTED", "It never counted.");
    }
  }

  private static void requireTimely(Revocation said, Instant at) {
    if (said.effectiveFrom().isAfter(at)
        || (said.compromisedSince() != null && said.compromisedSince().isAfter(at))) {
      throw new RuleBrokenException(
          "FUTURE_DATED", "A revocation holds from now or from earlier, not from later.");
    }
  }
}
