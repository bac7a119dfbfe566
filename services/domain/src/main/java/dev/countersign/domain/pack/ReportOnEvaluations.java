package dev.countersign.domain.pack;

import dev.countersign.domain.attestation.Standings;
import dev.countersign.domain.evaluation.Result;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.EngagementFact.AccessRefused;
import dev.countersign.domain.fact.EngagementFact.AuditorCallClosed;
import dev.countersign.domain.fact.EngagementFact.AuditorCallOpened;
import dev.countersign.domain.fact.EvaluationFact.Elicitation;
import dev.countersign.domain.fact.EvaluationFact.EvaluationAbandoned;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationInvalidated;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRejected;
import dev.countersign.domain.fact.EvidenceFact.EvidenceResultsRead;
import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.ReasonCode;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.pack.Pack.Draft;
import dev.countersign.domain.pack.Pack.PackPart;
import dev.countersign.domain.pack.Pack.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a model report tells of evaluations, and of those from outside who made or vouch for them.
 */
final class ReportOnEvaluations {
  /** Random samples that a report holds of each evaluation (EU-COP-7.3, point f). */
  private static final long SAMPLES = 5;

  private final Case facts;
  private final History history;
  private final ModelVersionId version;
  private final List<Event<EvaluationRegistered>> registered;

  ReportOnEvaluations(Case facts, ModelVersionId version) {
    this.facts = facts;
    this.history = facts.history();
    this.version = version;
    this.registered =
        history.stream(EvaluationRegistered.class)
            .filter(event -> event.fact().modelVersion().equals(version))
            .toList();
  }

  /** Every one that was registered, whatever became of it, and what holds because of them. */
  Section made() {
    var draft = new Draft(PackPart.EVALUATIONS);
    registered.forEach(event -> evaluation(draft, event.fact()));
    var newest = new LinkedHashMap<String, DeterminationMade>();
    history.stream(DeterminationMade.class)
        .map(Event::fact)
        .filter(made -> made.modelVersion().equals(version))
        .forEach(made -> newest.put(facts.policies().firstKey(made.thresholdKey()), made));
    newest.values().forEach(made -> determination(draft, made));
    facts.policies().at(facts.at()).stream()
        .flatMap(inForce -> inForce.policy().thresholds().stream())
        .map(threshold -> threshold.key())
        .distinct()
        .filter(key -> isUnassessed(newest.get(facts.policies().firstKey(key))))
        .forEach(key -> draft.miss("Nobody has evaluated the version for %s.".formatted(key)));
    return draft.section();
  }

  private static boolean isUnassessed(@Nullable DeterminationMade made) {
    return made == null || made.shortfall() == ReasonCode.NOT_ASSESSED;
  }

  private void evaluation(Draft draft, EvaluationRegistered evaluation) {
    var id = evaluation.evaluation().value();
    var who =
        "“%s” by %s for %s"
            .formatted(
                evaluation.protocolTitle(),
                evaluation.evaluator(),
                String.join(", ", evaluation.thresholdKeys()));
    var completed = history.newest(EvaluationCompleted.class, id);
    if (completed.isEmpty()) {
      draft.say(
          history
              .newest(EvaluationAbandoned.class, id)
              .map(event -> "%s was abandoned: %s".formatted(who, event.fact().reason()))
              .orElse(who + " is registered and not completed."),
          id);
      return;
    }
    var found = completed.get().fact();
    draft.say(
        "%s, completed %s: %s. %s."
            .formatted(who, found.completedAt(), findings(found), elicited(found.elicitation())),
        id);
    history
        .newest(EvaluationInvalidated.class, id)
        .ifPresent(event -> draft.say("It was taken back: " + event.fact().reason(), id));
    history
        .newest(EvaluationRejected.class, id)
        .ifPresent(event -> draft.say("It counts for nothing: " + event.fact().reason(), id));
    found.limitations().forEach(limit -> draft.say("Its limits: " + limit, id));
    var evidence = found.evidence();
    long samples =
        history.stream(EvidenceResultsRead.class)
            .filter(event -> evidence.contains(event.fact().evidence()))
            .mapToLong(event -> event.fact().samples())
            .sum();
    evidence.forEach(piece -> draft.say("Evidence of it.", piece.value()));
    draft.missIf(
        samples < SAMPLES,
        "Fewer than %d samples of %s are on record; a report shows as many at random."
            .formatted(SAMPLES, who));
  }

  private static String findings(EvaluationCompleted completed) {
    return completed.findings().stream()
        .map(
            finding ->
                "%s %s%s"
                    .formatted(
                        finding.thresholdKey(),
                        finding.conclusion(),
                        finding.results().stream()
                            .map(ReportOnEvaluations::measured)
                            .collect(Collectors.joining("; ", " (", ")"))))
        .collect(Collectors.joining(", "));
  }

  private static String measured(Result result) {
    var value =
        result.successes() == null
            ? "mean %s, standard error %s".formatted(result.mean(), result.standardError())
            : "%d of %d".formatted(result.successes(), result.n());
    return "%s: %s, %d of %d planned"
        .formatted(result.indicatorKey(), value, result.n(), result.planned());
  }

  private static String elicited(Elicitation how) {
    return "Elicited with %s%s%s, %s FLOP"
        .formatted(
            how.techniques().isEmpty() ? "no technique" : String.join(", ", how.techniques()),
            how.fineTuned() ? ", fine-tuned" : "",
            how.mitigationsOff() ? ", mitigations off" : "",
            how.computeBudget());
  }

  private static void determination(Draft draft, DeterminationMade made) {
    draft.say(
        "%s: %s%s%s%s."
            .formatted(
                made.thresholdKey(),
                made.conclusion() == null ? "no conclusion" : made.conclusion(),
                made.latched() ? ", a crossing that binds" : "",
                made.shortfall() == null ? "" : ", but " + made.shortfall(),
                made.holdsUntil() == null ? "" : ", until " + made.holdsUntil()),
        made.determination().value());
  }

  /** Who from outside was involved, with what access, and why they or nobody. */
  Section evaluators() {
    var draft = new Draft(PackPart.EVALUATORS);
    var outside = registered.stream().filter(ReportOnEvaluations::isFromOutside).toList();
    outside.forEach(event -> outsider(draft, event.fact()));
    var standings = Standings.of(history);
    history.stream(AttestationReceived.class)
        .filter(event -> version.equals(event.fact().modelVersion()))
        .forEach(
            event ->
                draft.say(
                    "%s attests, until %s at the latest: %s."
                        .formatted(
                            event.fact().auditor(),
                            event.fact().expiresAt(),
                            standings
                                .at(event.fact().attestation(), facts.at())
                                .map(standing -> standing.status().name())
                                .orElse("REJECTED")),
                    event.fact().attestation().value()));
    history.stream(AccessRefused.class)
        .forEach(
            event ->
                draft.say(
                    "%s asked for this on %s and did not get it: %s%s"
                        .formatted(
                            event.header().organisation(),
                            event.fact().askedAt(),
                            event.fact().asked(),
                            event.fact().refusal() == null
                                ? ""
                                : " The lab said: " + event.fact().refusal()),
                    event.fact().engagement().value()));
    history.stream(AuditorCallOpened.class)
        .forEach(
            event -> draft.say("The lab called for: " + event.fact().need(), event.header().id()));
    var closed = history.all(AuditorCallClosed.class);
    closed.forEach(event -> draft.say(choice(event.fact()), event.fact().call().value()));
    boolean saysWhyNobody = closed.stream().anyMatch(event -> event.fact().chosen().isEmpty());
    return draft
        .missIf(
            outside.isEmpty() && !saysWhyNobody,
            "Nobody from outside evaluated the version, and no closed call says why.")
        .missIf(
            !outside.isEmpty()
                && closed.stream().allMatch(event -> event.fact().chosen().isEmpty()),
            "No closed call says why these evaluators were chosen.")
        .section();
  }

  private static boolean isFromOutside(Event<EvaluationRegistered> event) {
    return !event.fact().evaluator().equals(event.header().lab());
  }

  private void outsider(Draft draft, EvaluationRegistered evaluation) {
    var access =
        history
            .newest(EvaluationCompleted.class, evaluation.evaluation().value())
            .map(event -> event.fact().elicitation().access())
            .orElse(List.of());
    draft.say(
        "%s evaluated it%s."
            .formatted(
                evaluation.evaluator(),
                access.isEmpty() ? "" : ", with access to " + String.join(", ", access)),
        evaluation.evaluation().value());
  }

  private static String choice(AuditorCallClosed closed) {
    return closed.chosen().isEmpty()
        ? "The lab chose nobody: " + closed.reason()
        : "The lab chose %s: %s"
            .formatted(
                closed.chosen().stream()
                    .map(OrganisationId::value)
                    .collect(Collectors.joining(", ")),
                closed.reason());
  }
}
