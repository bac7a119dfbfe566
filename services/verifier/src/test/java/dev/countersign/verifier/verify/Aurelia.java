package dev.countersign.verifier.verify;

import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.fact.AttestationFact.Subject;
import dev.countersign.domain.fact.AttestationFact.ThresholdFinding;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.OrganisationFact.Affiliate;
import dev.countersign.domain.fact.OrganisationFact.KeyAlgorithm;
import dev.countersign.domain.fact.OrganisationFact.OrganisationApproved;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.fact.OrganisationFact.SigningKeyRegistered;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.DecisionId;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.KeyId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.policy.Stage;
import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.dsse.Envelope.Signature;
import dev.countersign.proofs.intoto.Statement;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One clearance of Aurelia Labs, from its policy to the decision, with everything behind it. */
final class Aurelia {
  static final OrganisationId KESTREL = new OrganisationId("org_kestrel");
  static final DecisionId DECISION = new DecisionId("dec_" + digits(1));
  private static final Instant UNTIL = Instant.parse("2026-12-01T00:00:00Z");
  static final AttestationId ATTESTATION = new AttestationId("att_" + digits(1));
  static final KeyId LEAD = new KeyId("key_" + digits(1));
  static final KeyId ORGANISATION = new KeyId("key_" + digits(2));

  static final ModelVersionId C1 = new ModelVersionId("mv_" + digits(1));
  static final EvaluationId EVALUATION = new EvaluationId("evl_" + digits(1));
  static final EvidenceId EVIDENCE = new EvidenceId("evd_" + digits(1));
  private static final RequestId REQUEST = new RequestId("req_" + digits(1));
  private static final PolicyVersionId RSP = new PolicyVersionId("pol_" + digits(1));
  private static final String EVALUATED =
      "https://countersign.dev/attestation/capability-evaluation/v1";
  private static final PrivateKey LEADS =
      PrivateKey.generate(Algorithm.ED25519, new SecureRandom());
  private static final PrivateKey ORGANISATIONS =
      PrivateKey.generate(Algorithm.ECDSA_P256, new SecureRandom());

  final Ledger ledger;
  private String digest = "";

  private Aurelia(Ledger ledger) {
    this.ledger = ledger;
  }

  static String digits(int number) {
    return "%032x".formatted(number);
  }

  static String digest(String of) {
    return Sha256.hex(of.getBytes(StandardCharsets.UTF_8));
  }

  /** Everything up to a decision that clears the step. */
  static Aurelia cleared() {
    return clearedAfter(story -> {});
  }

  static Aurelia clearedAfter(Consumer<Aurelia> before) {
    return cleared(new Ledger(), before);
  }

  static Aurelia cleared(Ledger ledger, Consumer<Aurelia> before) {
    var story = new Aurelia(ledger);
    register(story.ledger, Ledger.LAB, OrganisationKind.LAB);
    register(story.ledger, KESTREL, OrganisationKind.AUDITOR);
    story.register(LEAD, "kestrel-lead", LEADS, KeyAlgorithm.ED25519);
    story.register(ORGANISATION, null, ORGANISATIONS, KeyAlgorithm.ECDSA_P256);
    story.publish();
    Evaluated.tell(story.ledger);
    before.accept(story);
    story.attest();
    story.ledger.append(
        REQUEST.value(),
        Ledger.LAB,
        new ScaleUpRequested(REQUEST, C1, Stage.SCALE, new BigDecimal("6.2e26")));
    story.ledger.status();
    return story;
  }

  Aurelia decided() {
    return decidedOn(fact -> true);
  }

  /** Decided as if only these facts were on record. */
  Aurelia decidedOn(Predicate<RecordedFact> known) {
    return decidedOn(known, ledger.now());
  }

  /** Stated now, and decided for an instant that is past. */
  Aurelia decidedLate(Instant since) {
    ledger.late(since, () -> decidedOn(fact -> true, since));
    return this;
  }

  /** Decided as the rules would at that instant. */
  Aurelia decidedAt(Instant at) {
    return decidedOn(fact -> true, at);
  }

  private Aurelia decidedOn(Predicate<RecordedFact> known, Instant at) {
    var chained =
        ledger.facts().stream().filter(fact -> fact.header().lab() != null).filter(known).toList();
    var request = new ScaleUpRequested(REQUEST, C1, Stage.SCALE, new BigDecimal("6.2e26"));
    var decision = Gate.decide(Case.of(History.of(chained), at), request);
    ledger.append(DECISION.value(), Ledger.PLATFORM, decision.recorded(DECISION, request));
    return this;
  }

  Bundle bundle() {
    return ledger.bundle(
        DECISION.value(), List.of(LEAD.value(), ORGANISATION.value()), logged -> true);
  }

  /** As two registrars do it. */
  static void register(
      Ledger ledger, OrganisationId id, OrganisationKind kind, Affiliate... affiliates) {
    ledger.state(
        id.value(),
        Ledger.PLATFORM,
        new OrganisationRegistered(
            kind, id.value(), List.of("EU"), List.of(affiliates), "platform-registrar"),
        Register.CHAIN);
    ledger.state(
        "fct_" + id.value(),
        Ledger.PLATFORM,
        new OrganisationApproved(id, "platform-approver"),
        Register.CHAIN);
  }

  private void register(KeyId id, @Nullable String person, PrivateKey key, KeyAlgorithm algorithm) {
    ledger.state(
        id.value(),
        KESTREL,
        new SigningKeyRegistered(
            id,
            person,
            algorithm,
            Base64.getEncoder().encodeToString(key.publicKey().spki()),
            Instant.parse("2026-01-01T00:00:00Z"),
            null,
            null),
        "key:" + id);
  }

  private void publish() {
    var policy = Rsp.policy();
    digest = Sha256.hex(CanonicalJson.bytes(RecordWriter.write(policy)));
    var document = new DocumentId("doc_" + digits(1));
    ledger.draft(
        RSP.value(),
        new PolicyVersionDrafted(
            RSP,
            document,
            "2.0",
            null,
            policy,
            digest,
            null,
            Instant.parse("2026-03-01T00:00:00Z"),
            List.of(),
            null,
            "aurelia-submitter"),
        "policyVersion:" + RSP);
    ledger.append(
        RSP.value(),
        Ledger.LAB,
        new PolicyVersionPublished(RSP, document, digest, "aurelia-officer", true),
        "policyVersion:" + RSP);
  }

  private void attest() {
    var finding = new ThresholdFinding("CYBER-2", digest, Conclusion.RULED_OUT);
    var subjects =
        List.of(
            new Statement.Subject(C1.value(), digest("m1")),
            new Statement.Subject(EVIDENCE.value(), digest("log")));
    var statement =
        new Statement(
            subjects,
            EVALUATED,
            JsonObject.of()
                .with("modelVersionId", C1.value())
                .with("validUntil", UNTIL.toString())
                .with("findings", JsonValue.array(List.of(RecordWriter.write(finding)))));
    var payload = statement.toBytes();
    var pae = Envelope.preAuthenticationEncoding(Envelope.IN_TOTO, payload);
    var envelope =
        new Envelope(
                Envelope.IN_TOTO,
                payload,
                Stream.of(LEADS, ORGANISATIONS).map(k -> new Signature("", k.sign(pae))).toList())
            .toJson();
    ledger.envelope(envelope);
    ledger.append(
        ATTESTATION.value(),
        KESTREL,
        new AttestationReceived(
            ATTESTATION,
            KESTREL,
            "kestrel-lead",
            List.of(LEAD, ORGANISATION),
            new EngagementId("eng_" + digits(1)),
            EVALUATED,
            Sha256.hex(payload),
            digest(envelope),
            C1,
            subjects.stream().map(s -> new Subject(s.name(), s.sha256())).toList(),
            EVALUATION,
            List.of(finding),
            List.of(),
            null,
            ledger.now(),
            UNTIL,
            null,
            Reception.ACTIVE,
            null,
            null));
  }
}
