package dev.countersign.oversight.reply;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.domain.codec.FactCodec;
import dev.countersign.domain.codec.RecordReader;
import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.fact.ReplyFact.ReplyGiven;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.PoliciesInForce;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.statement.LabPredicates.RightOfReply;
import dev.countersign.domain.statement.PredicateType;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Envelopes;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.FiledThings;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.organisation.Signatures;
import dev.countersign.oversight.organisation.SignedStatement;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.intoto.Statement;
import dev.countersign.proofs.intoto.Statement.Subject;
import dev.countersign.proofs.json.CanonicalJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lab replies to a finding about it, signed by an officer and the organisation. */
@UseCase
public class GiveReply {
  private final Ledger ledger;
  private final Facts facts;
  private final FiledThings things;
  private final Signatures signatures;
  private final Envelopes envelopes;
  private final CurrentViewer viewer;

  GiveReply(
      Ledger ledger,
      Facts facts,
      FiledThings things,
      Signatures signatures,
      Envelopes envelopes,
      CurrentViewer viewer) {
    this.ledger = ledger;
    this.facts = facts;
    this.things = things;
    this.signatures = signatures;
    this.envelopes = envelopes;
    this.viewer = viewer;
  }

  /**
   * The statement to sign: of the finding as the lab sees it now.
   *
   * @param commitmentKey where it is about how the lab stands to a commitment; null if not
   */
  public Statement prepare(String finding, @Nullable String commitmentKey, String reply) {
    var lab = Labs.own(viewer.get());
    var of = newest(finding, lab);
    requireCommitment(commitmentKey, lab);
    return new Statement(
        List.of(new Subject(finding, digest(of))),
        PredicateType.RIGHT_OF_REPLY.uri(),
        RecordWriter.write(
            new RightOfReply(
                new OrganisationId(lab), finding, commitmentKey, reply, viewer.get().user())));
  }

  /** The finding that was replied to. */
  public String give(WriteRequest request, String envelopeJson) {
    var who = viewer.get();
    var lab = Labs.own(who);
    var signed = SignedStatement.parse(envelopeJson);
    var said = read(signed.statement());
    if (!said.labId().value().equals(lab)) {
      throw new RuleBrokenException("LAB_MISMATCH", "The statement is about another lab.");
    }
    if (!said.officer().equals(who.user())) {
      throw new RuleBrokenException(
          "LEAD_MISMATCH", "The statement names another officer than the one who hands it in.");
    }
    return ledger.write(
        request,
        List.of(Book.ofLab(lab)),
        entry -> {
          requireSubject(signed.statement(), said.finding(), lab);
          requireCommitment(said.commitmentKey(), lab);
          var keys =
              signatures.requireLeadAndOrganisation(
                  signed.envelope(), lab, who.user(), entry.recordedAt());
          entry.append(
              new ReplyGiven(
                  said.finding(),
                  said.commitmentKey(),
                  said.reply(),
                  signed.payloadDigest(),
                  signed.envelopeDigest(),
                  keys,
                  who.user()),
              filing(said, lab));
          envelopes.keep(entry.lastPosition(), signed.envelopeDigest(), envelopeJson);
          return said.finding();
        });
  }

  /** How a lab stands to a commitment is shown to itself and its regulators, and to nobody else. */
  private Filing filing(RightOfReply said, String lab) {
    return said.commitmentKey() != null
        ? Filing.regulated(said.finding(), lab, lab, List.of())
        : things.another(said.finding(), lab, lab).orElseThrow(RefusedException::notFound);
  }

  private static RightOfReply read(Statement statement) {
    if (!statement.predicateType().equals(PredicateType.RIGHT_OF_REPLY.uri())) {
      throw new RuleBrokenException(
          "PREDICATE_UNKNOWN", "Sign a statement of " + PredicateType.RIGHT_OF_REPLY.uri() + ".");
    }
    try {
      return RecordReader.read(statement.predicate(), RightOfReply.class);
    } catch (DocumentProblemsException e) {
      throw new RuleBrokenException("STATEMENT_MALFORMED", String.valueOf(e.getMessage()));
    }
  }

  /** What is signed names a record of the finding that the lab saw. */
  private void requireSubject(Statement statement, String finding, String lab) {
    newest(finding, lab);
    var known = facts.allOf(finding).stream().map(GiveReply::digest).toList();
    if (statement.subjects().size() != 1
        || !statement.subjects().getFirst().name().equals(finding)
        || !known.contains(statement.subjects().getFirst().sha256())) {
      throw new RuleBrokenException(
          "SUBJECT_MISMATCH",
          "The statement's subject is not what is on record of the finding. Prepare it again.");
    }
  }

  private void requireCommitment(@Nullable String key, String lab) {
    if (key != null
        && PoliciesInForce.of(History.of(facts.historyOf(lab))).published().stream()
            .flatMap(version -> version.policy().commitments().stream())
            .noneMatch(commitment -> commitment.key().equals(key))) {
      throw new RuleBrokenException(
          "UNKNOWN_COMMITMENT", "No published policy of the lab has such a commitment.");
    }
  }

  private RecordedFact newest(String finding, String lab) {
    return facts.allOf(finding).stream()
        .filter(fact -> new OrganisationId(lab).equals(fact.header().lab()))
        .filter(fact -> !(fact.fact() instanceof ReplyGiven))
        .reduce((earlier, later) -> later)
        .orElseThrow(RefusedException::notFound);
  }

  private static String digest(RecordedFact fact) {
    return Sha256.hex(CanonicalJson.bytes(FactCodec.toJson(fact)));
  }
}
