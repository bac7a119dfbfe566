package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.compliance.Because;
import dev.countersign.domain.compliance.CommitmentMatrix;
import dev.countersign.domain.compliance.CommitmentRule;
import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.compliance.LabRecord;
import dev.countersign.domain.compliance.Standing;
import dev.countersign.domain.fact.GateFact.ExceptionRecorded;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.ModelFact.MitigationState;
import dev.countersign.domain.fact.ModelFact.ModelDeployed;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.ModelFact.Parent;
import dev.countersign.domain.gate.Determinations;
import dev.countersign.domain.id.ExceptionId;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.policy.Commitment;
import dev.countersign.domain.policy.Commitment.Force;
import dev.countersign.domain.policy.Commitment.Kind;
import dev.countersign.domain.policy.Policy;
import dev.countersign.domain.policy.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A commitment is judged by what the record shows, and by no more than that. */
class CommitmentRuleTest {
  private static final ModelVersionId C2 = new ModelVersionId("mv_" + Story.digits(52));
  private static final ModelVersionId C3 = new ModelVersionId("mv_" + Story.digits(53));

  private static Commitment commitment(Kind kind, Force force) {
    return new Commitment(kind.name(), kind, "We will.", "1", force, List.of());
  }

  /** The policy of the story with one commitment of every kind, published again at its instant. */
  static Story promised(Story story, Force force) {
    var base = Aurelia.policy(Aurelia.cyber2("0.60"), Aurelia.bio2());
    Aurelia.publish(story, 29, story.now().toString(), committed(base, force));
    return determined(story);
  }

  /** A policy with one commitment of every kind. */
  static Policy committed(Policy base, Force force) {
    return new Policy(
        base.title(),
        base.safetyLevels(),
        base.safeguards(),
        base.thresholds(),
        Stream.of(Kind.values()).map(kind -> commitment(kind, force)).toList(),
        base.objectionWindow(),
        null,
        null);
  }

  static Story determined(Story story) {
    Determinations.changed(story.read())
        .forEach(made -> story.file(made.determination().value(), made));
    return story;
  }

  static CommitmentMatrix matrix(Story story) {
    var facts = story.read();
    return CommitmentRule.of(
        facts, LabRecord.of(Story.LAB, Set.of("EU"), facts, List.of(), List.of(), Set.of()));
  }

  private static Standing standing(Story story, Kind kind) {
    return matrix(story).models().getFirst().standings().get(kind.ordinal());
  }

  private static ComplianceStatus status(Story story, Kind kind) {
    return standing(story, kind).status();
  }

  @Test
  void aStaleEvaluationIsOverdueAndTheExplanationReachesItsEvidence() {
    var story = promised(WorkedExampleTest.toStep2(), Force.BINDING);
    var standing = standing(story, Kind.EVALUATION);
    assertThat(standing.status()).isEqualTo(ComplianceStatus.OVERDUE);
    assertThat(standing.because())
        .extracting(Because::sentence)
        .anyMatch(s -> s.contains("CYBER-2"));
    var evaluation = standing.because().getFirst().below().getFirst();
    assertThat(evaluation.relatesTo()).startsWith("evl_");
    assertThat(evaluation.below()).isNotEmpty();
    assertThat(evaluation.below()).allMatch(b -> String.valueOf(b.relatesTo()).startsWith("evd_"));
  }

  @Test
  void whatIsCrossedAsksForSafeguardsAndBindsByItsHalt() {
    var story = promised(WorkedExampleTest.toStep6(), Force.BINDING);
    assertThat(status(story, Kind.SAFEGUARD)).isEqualTo(ComplianceStatus.ABSENT);
    assertThat(status(story, Kind.HALT)).isEqualTo(ComplianceStatus.CLAIMED);
    assertThat(status(story, Kind.EVALUATION)).isEqualTo(ComplianceStatus.CLAIMED);
    assertThat(status(story, Kind.INDEPENDENT_REVIEW)).isEqualTo(ComplianceStatus.CLAIMED);
  }

  @Test
  void validatedSafeguardsAndAHaltKeptToItsEndAreMet() {
    var story = promised(WorkedExampleTest.toStep14(), Force.BINDING);
    story.at("2026-08-12T00:00:00Z");
    determined(story);
    assertThat(status(story, Kind.SAFEGUARD)).isEqualTo(ComplianceStatus.MET);
    assertThat(status(story, Kind.HALT)).isEqualTo(ComplianceStatus.MET);
    story.at("2027-01-05T00:00:00Z");
    assertThat(status(story, Kind.SAFEGUARD))
        .as("validations end on 20 January")
        .isEqualTo(ComplianceStatus.DUE_SOON);
    story.at("2027-01-21T00:00:00Z");
    assertThat(status(story, Kind.SAFEGUARD)).isEqualTo(ComplianceStatus.OVERDUE);
  }

  @Test
  void trainingOnUnderAHaltBreachesIt() {
    var story = promised(WorkedExampleTest.toStep6(), Force.BINDING);
    story.at("2026-06-25T00:00:00Z");
    Aurelia.version(story, C2, Aurelia.C1, "1.3");
    assertThat(status(story, Kind.HALT)).isEqualTo(ComplianceStatus.BREACHED);
  }

  @Test
  void whatIsRegisteredBesideItHidesNoBreach() {
    var story = promised(WorkedExampleTest.toStep6(), Force.BINDING);
    story.at("2026-06-25T00:00:00Z");
    Aurelia.version(story, C2, Aurelia.C1, "1.3");
    Aurelia.version(story, C3, Aurelia.AUR_4, "1");
    determined(story);
    assertThat(status(story, Kind.HALT)).isEqualTo(ComplianceStatus.BREACHED);
    assertThat(status(story, Kind.SAFEGUARD)).isEqualTo(ComplianceStatus.ABSENT);
    assertThat(matrix(story).ofLab().get(Kind.HALT.ordinal()).status())
        .isEqualTo(ComplianceStatus.BREACHED);
  }

  @Test
  void whatAnotherFamilyWasTrainedFromBreachesTheHaltOfBoth() {
    var story = promised(WorkedExampleTest.toStep6(), Force.BINDING);
    distilled(story);
    assertThat(matrix(story).models())
        .extracting(model -> model.standings().get(Kind.HALT.ordinal()).status())
        .containsExactly(ComplianceStatus.BREACHED, ComplianceStatus.BREACHED);
  }

  private static void distilled(Story story) {
    story.file(
        C3.value(),
        new ModelVersionRegistered(
            C3,
            new ModelId("mdl_" + Story.digits(6)),
            "small",
            Story.digest("small"),
            new BigDecimal("3.2e26"),
            List.of(new Parent(Aurelia.C1, Map.of())),
            MitigationState.RELEASE,
            List.of()));
  }

  private static void deployed(Story story) {
    var model = story.read().lineage().version(Aurelia.C1).orElseThrow().model();
    story.file(Aurelia.C1.value(), new ModelDeployed(model, Aurelia.C1));
  }

  @Test
  void deployingUnderAHaltBreachesItAndALiftDoesNotMendIt() {
    var story = promised(WorkedExampleTest.toStep6(), Force.BINDING);
    deployed(story);
    var standing = standing(story, Kind.HALT);
    assertThat(standing.status()).isEqualTo(ComplianceStatus.BREACHED);
    assertThat(standing.because().getFirst().sentence()).contains("was deployed");
    var lifted = WorkedExampleTest.toStep14(CommitmentRuleTest::deployed);
    lifted.at("2026-08-12T00:00:00Z");
    assertThat(status(promised(lifted, Force.BINDING), Kind.HALT))
        .isEqualTo(ComplianceStatus.BREACHED);
  }

  @Test
  void whatWasDeployedBeforeTheHaltOrAfterItsLiftBreachesNothing() {
    var before = promised(WorkedExampleTest.toStep2(), Force.BINDING);
    deployed(before);
    assertThat(status(before, Kind.HALT)).isEqualTo(ComplianceStatus.NOT_APPLICABLE);
    var after = promised(WorkedExampleTest.toStep14(), Force.BINDING);
    after.at("2026-08-12T00:00:00Z");
    deployed(after);
    assertThat(status(after, Kind.HALT)).isEqualTo(ComplianceStatus.MET);
  }

  @Test
  void anExceptionForANewFamilyShowsOverTheWholeLab() {
    var story = new Story("2026-03-01T00:00:00Z");
    var id = new ExceptionId("exc_" + Story.digits(1));
    var request = new RequestId("req_" + Story.digits(1));
    promised(story, Force.BINDING);
    story.file(
        request.value(), new ScaleUpRequested(request, null, Stage.TRAIN, new BigDecimal("1e26")));
    story.file(
        id.value(),
        new ExceptionRecorded(
            id,
            request,
            "aurelia-officer",
            "We go on.",
            Instant.parse("2026-12-01T00:00:00Z"),
            null));
    var standing = matrix(story).ofLab().get(Kind.HALT.ordinal());
    assertThat(standing.status()).isEqualTo(ComplianceStatus.BREACHED);
    assertThat(standing.because().getFirst().relatesTo()).isEqualTo(id.value());
    Aurelia.version(story, Aurelia.AUR_4, null, "1");
    assertThat(matrix(story).ofLab().get(Kind.HALT.ordinal()).status())
        .isEqualTo(ComplianceStatus.BREACHED);
  }

  @Test
  void anExceptionBreachesWhateverTheGateSaysLater() {
    var story = promised(WorkedExampleTest.toStep6(), Force.BINDING);
    var id = new ExceptionId("exc_" + Story.digits(1));
    story.file(
        id.value(),
        new ExceptionRecorded(
            id,
            WorkedExampleTest.request().request(),
            "aurelia-officer",
            "We go on.",
            Instant.parse("2026-12-01T00:00:00Z"),
            null));
    assertThat(standing(story, Kind.HALT).because().getFirst().relatesTo()).isEqualTo(id.value());
    assertThat(status(story, Kind.HALT)).isEqualTo(ComplianceStatus.BREACHED);
  }

  @Test
  void whatAPolicyDoesNotPromiseIsAbsentWhateverIsDone() {
    var story = promised(WorkedExampleTest.toStep14(), Force.ABSENT);
    assertThat(matrix(story).ofLab())
        .extracting(Standing::status)
        .containsOnly(ComplianceStatus.ABSENT);
  }

  @Test
  void whatNobodyClaimsIsAbsentAndWithoutAnIncidentNoReportIsOwed() {
    var story = promised(WorkedExampleTest.toStep2(), Force.BINDING);
    assertThat(status(story, Kind.TRANSPARENCY)).isEqualTo(ComplianceStatus.ABSENT);
    assertThat(status(story, Kind.INCIDENT_REPORTING)).isEqualTo(ComplianceStatus.NOT_APPLICABLE);
  }

  @Test
  void itHoldsUntilTheFirstInstantThatMayChangeIt() {
    var story = promised(WorkedExampleTest.toStep14(), Force.BINDING);
    story.at("2026-08-12T00:00:00Z");
    determined(story);
    var matrix = matrix(story);
    var until = java.util.Objects.requireNonNull(matrix.until());
    assertThat(until).isAfter(story.now());
    story.at(until.minusSeconds(1).toString());
    assertThat(matrix(story).ofLab()).isEqualTo(matrix.ofLab());
  }
}
