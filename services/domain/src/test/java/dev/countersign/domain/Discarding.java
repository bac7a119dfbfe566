package dev.countersign.domain;

import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.compliance.Standing;
import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.AttestationFact.ThresholdFinding;
import dev.countersign.domain.fact.ModelFact.ModelVersionDiscarded;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.obligation.Reevaluations;
import dev.countersign.domain.policy.Commitment.Force;
import dev.countersign.domain.policy.Commitment.Kind;
import java.time.Instant;
import java.util.List;

/** A lab that keeps every kind of commitment, and a version that it evaluated and may discard. */
abstract class Discarding {
  /** C1 is evaluated on 1 March; that holds for six months, and is vouched for until August. */
  final Story story = new Story("2026-03-01T00:00:00Z");

  Discarding() {
    var base = Aurelia.policy(Aurelia.cyber2("0.60"));
    Aurelia.publish(
        story, 20, story.now().toString(), CommitmentRuleTest.committed(base, Force.BINDING));
    Aurelia.version(story, Aurelia.C1, null, "1");
    Aurelia.evaluate(
        story,
        1,
        Aurelia.KESTREL,
        Aurelia.C1,
        story.now().toString(),
        "CYBER-2",
        Conclusion.RULED_OUT,
        Aurelia.proportion(40, 400, 400));
    Aurelia.attest(
        story,
        new Aurelia.Attested(
            1,
            Aurelia.KESTREL,
            Aurelia.C1,
            new EvaluationId("evl_" + Story.digits(1)),
            List.of(
                new ThresholdFinding("CYBER-2", Story.digest("policy 20"), Conclusion.RULED_OUT)),
            List.of(),
            Instant.parse("2026-08-01T00:00:00Z"),
            null,
            null));
    CommitmentRuleTest.determined(story);
  }

  void discardedOn(String day) {
    on(day);
    story.file(Aurelia.C1.value(), new ModelVersionDiscarded(Aurelia.C1, "It came out worse."));
  }

  void on(String day) {
    story.at(day + "T00:00:00Z");
    CommitmentRuleTest.determined(story);
  }

  ComplianceStatus status(Kind kind) {
    return standing(kind).status();
  }

  Standing standing(Kind kind) {
    return CommitmentRuleTest.matrix(story).models().getFirst().standings().get(kind.ordinal());
  }

  List<Obligation> owed() {
    return Reevaluations.of(story.read());
  }

  void evaluatedAnew(ModelVersionId version) {
    Aurelia.evaluate(
        story,
        2,
        Aurelia.KESTREL,
        version,
        story.now().toString(),
        "CYBER-2",
        Conclusion.RULED_OUT,
        Aurelia.proportion(40, 400, 400));
  }
}
