package dev.countersign.domain;

import static dev.countersign.domain.Auditors.AURELIA;
import static dev.countersign.domain.Auditors.KESTREL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.attestation.Arrivals;
import dev.countersign.domain.attestation.Claims;
import dev.countersign.domain.attestation.Signing;
import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.fact.EngagementFact.Terms;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.policy.Surface;
import dev.countersign.domain.statement.AuditorPredicates.SurfaceResult;
import dev.countersign.proofs.intoto.Statement;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractThrowableAssert;

/** Kestrel, engaged and declared, before what the record of June holds. */
abstract class Attesting {
  static final EvaluationId E2 = new EvaluationId("evl_" + Story.digits(2));
  private static final Instant UNTIL = Instant.parse("2026-12-24T00:00:00Z");

  final Story story = toJune();

  private static Story toJune() {
    var story = WorkedExampleTest.toStep6();
    var engagement = Auditors.engage(story, KESTREL, 1, new Terms("fixed", false, false));
    Auditors.declare(story, KESTREL, engagement);
    return story;
  }

  Signing signing() {
    return new Signing("lead", story.now(), UNTIL, null);
  }

  Claims claims() {
    return Claims.of(story.read().history(), KESTREL, AURELIA);
  }

  Statement evaluation() {
    return claims().statement(claims().ofEvaluation(E2, null, signing()));
  }

  Statement safeguard() {
    return safeguard(Effect.EFFECTIVE);
  }

  Statement safeguard(Effect effect, EvidenceId... evidence) {
    story.at("2026-07-03T00:00:00Z");
    Aurelia.implement(story, 1, "CY-CLS", Surface.API);
    return safeguard(Aurelia.C1, Story.digest("CY-CLS" + Surface.API), effect, evidence);
  }

  /** What is found of CY-CLS on the API, in this configuration. */
  Statement safeguard(ModelVersionId on, String config, Effect effect, EvidenceId... evidence) {
    return claims()
        .statement(
            claims()
                .ofSafeguard(
                    on,
                    "CY-CLS",
                    List.of(new SurfaceResult(Surface.API, config, effect)),
                    new Claims.Method("red team", null, null, List.of(evidence)),
                    signing()));
  }

  void arrive(Statement statement) {
    arrive(statement, AURELIA, "lead");
  }

  void arrive(Statement statement, OrganisationId lab, String lead) {
    Arrivals.require(
        statement,
        Arrivals.read(statement),
        story.read().history(),
        KESTREL,
        lab,
        lead,
        story.now());
  }

  AbstractThrowableAssert<?, ?> refused(Statement statement) {
    return assertThatThrownBy(() -> arrive(statement)).isInstanceOf(RuleBrokenException.class);
  }

  static String code(Throwable refusal) {
    return ((RuleBrokenException) refusal).code();
  }

  void refusedWith(String code, Statement statement) {
    refused(statement).extracting(Attesting::code).isEqualTo(code);
  }

  static Statement with(Statement statement, UnaryOperator<JsonObject> change) {
    return new Statement(
        statement.subjects(), statement.predicateType(), change.apply(statement.predicate()));
  }

  static Statement with(Statement statement, String field, String value) {
    return with(statement, predicate -> predicate.with(field, value));
  }

  static Statement rewritten(Statement statement, String from, String to) {
    var text = CanonicalJson.text(statement.predicate());
    assertThat(text).contains(from);
    return with(statement, predicate -> JsonReader.readObject(text.replace(from, to)));
  }
}
