package dev.countersign.domain.pack;

import dev.countersign.domain.fact.GateFact.ExceptionRecorded;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.ModelFact.ModelAnnounced;
import dev.countersign.domain.fact.ModelFact.ModelChanged;
import dev.countersign.domain.fact.ModelFact.ModelDeployed;
import dev.countersign.domain.fact.ModelFact.ModelRegistered;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.ModelFact.Parent;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.pack.Pack.Draft;
import dev.countersign.domain.pack.Pack.PackPart;
import dev.countersign.domain.pack.Pack.Section;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a record tells for a model report (EU GPAI Code of Practice, Commitment 7) and a
 * transparency report (California SB 53, §22757.12 (c)) on one model version, and what is missing.
 */
public final class ModelReport {
  private final Case facts;
  private final History history;
  private final ModelVersionId version;
  private final ModelVersionRegistered registered;

  private ModelReport(Case facts, Event<ModelVersionRegistered> registered) {
    this.facts = facts;
    this.history = facts.history();
    this.registered = registered.fact();
    this.version = this.registered.modelVersion();
  }

  /**
   * The pack on a version that is on record, as it stands at the instant of the case.
   *
   * @param owed all that the lab owes
   */
  public static Pack of(
      Case facts, Event<ModelVersionRegistered> registered, List<Obligation> owed) {
    return new ModelReport(facts, registered).pack(owed);
  }

  private Pack pack(List<Obligation> owed) {
    var evaluated = new ReportOnEvaluations(facts, version);
    var safeguards = new ReportOnSafeguards(facts, version);
    return new Pack(
        List.of(
            model(),
            decisions(),
            evaluated.made(),
            evaluated.evaluators(),
            safeguards.inPlace(),
            safeguards.halts(),
            changes(),
            duties(owed)));
  }

  private Section model() {
    var draft = new Draft(PackPart.MODEL);
    draft.say(
        "%s, version %s: %s FLOP of training over all that it comes from, %s, weights of manifest %s."
            .formatted(
                history
                    .newest(ModelRegistered.class, registered.model().value())
                    .map(event -> event.fact().name())
                    .orElse(registered.model().value()),
                registered.label(),
                registered.trainingFlop(),
                registered.mitigationState(),
                registered.manifestDigest()),
        version.value());
    registered.parents().forEach(parent -> draft.say(cameFrom(parent), parent.parent().value()));
    if (!registered.affordances().isEmpty()) {
      draft.say("It may use %s.".formatted(String.join(", ", registered.affordances())), null);
    }
    history
        .newest(ModelAnnounced.class, registered.model().value())
        .ifPresent(
            event ->
                draft.say(
                    "It was announced on %s.".formatted(event.header().validFrom()),
                    registered.model().value()));
    history.stream(ModelDeployed.class)
        .filter(event -> event.fact().modelVersion().equals(version))
        .forEach(
            event ->
                draft.say(
                    "It was deployed on %s.".formatted(event.header().validFrom()),
                    version.value()));
    return draft
        .leave(
            "What it is for and what it may not be used for, its languages and modalities, and how to"
                + " reach its developer.")
        .section();
  }

  private static String cameFrom(Parent parent) {
    var ratios =
        parent.computeRatios().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(ratio -> "%s times for %s".formatted(ratio.getValue(), ratio.getKey()))
            .collect(Collectors.joining(", "));
    return ratios.isEmpty()
        ? "It comes from %s, at an unknown multiple of its effective compute."
            .formatted(parent.parent())
        : "It comes from %s, at this multiple of its effective compute: %s."
            .formatted(parent.parent(), ratios);
  }

  /** The reasons for proceeding, and until when they hold. */
  private Section decisions() {
    var draft = new Draft(PackPart.DECISIONS);
    history.stream(ScaleUpRequested.class)
        .filter(event -> version.equals(event.fact().base()))
        .forEach(event -> decision(draft, event.fact()));
    return draft
        .missIf(
            draft.isEmpty(),
            "Nobody asked whether a step from this version may be taken: ask first.")
        .leave("The conditions under which the reasons for proceeding would no longer hold.")
        .section();
  }

  private void decision(Draft draft, ScaleUpRequested request) {
    newest(request.request())
        .ifPresent(
            decided -> {
              draft.say(
                  "%s up to %s FLOP: %s%s; by the lab's own text %s."
                      .formatted(
                          request.stage(),
                          request.flopCeiling(),
                          decided.outcome(),
                          decided.validUntil() == null ? "" : " until " + decided.validUntil(),
                          decided.asCommitted()),
                  decided.decision().value());
              decided.reasons().forEach(reason -> draft.say(reason.sentence(), reason.relatesTo()));
              decided
                  .differences()
                  .forEach(
                      difference -> draft.say(difference.sentence(), decided.decision().value()));
            });
    history.stream(ExceptionRecorded.class)
        .map(Event::fact)
        .filter(exception -> exception.request().equals(request.request()))
        .forEach(exception -> draft.say(sentence(exception), exception.exception().value()));
  }

  private Optional<GateDecided> newest(RequestId request) {
    return history.stream(GateDecided.class)
        .map(Event::fact)
        .filter(decided -> decided.request().equals(request))
        .reduce((earlier, later) -> later);
  }

  static String sentence(ExceptionRecorded exception) {
    var sentence =
        "%s took it upon themselves to go on without clearance until %s: %s"
            .formatted(exception.approver(), exception.expiresAt(), exception.acknowledgement());
    var marginal = exception.marginalRisk();
    return marginal == null
        ? sentence
        : "%s It is argued that this adds little beside %s, which %s."
            .formatted(
                sentence,
                marginal.comparedWith(),
                marginal.approvedBy().isEmpty()
                    ? "no body approved"
                    : String.join(", ", marginal.approvedBy()) + " approved");
  }

  /** What changed about it since, or about how its abilities are brought out. */
  private Section changes() {
    var draft = new Draft(PackPart.CHANGES);
    history.stream(ModelChanged.class)
        .filter(
            event ->
                event.fact().modelVersion() == null
                    || facts
                        .lineage()
                        .descends(version, Objects.requireNonNull(event.fact().modelVersion())))
        .forEach(
            event ->
                draft.say(
                    "%s on %s: %s"
                        .formatted(
                            event.fact().change(),
                            event.header().validFrom(),
                            event.fact().description()),
                    event.fact().modelChange().value()));
    return draft.leave("Whatever else changed the risk landscape since.").section();
  }

  /** What instruments ask for because of this version: the checklist before it is deployed. */
  private Section duties(List<Obligation> owed) {
    var draft = new Draft(PackPart.DUTIES);
    owed.stream()
        .filter(obligation -> obligation.subject().equals(version.value()))
        .filter(obligation -> !obligation.isOfPolicy())
        .forEach(
            obligation -> {
              var due = obligation.due();
              draft.say(
                  "%s of %s, round %d%s: %s."
                      .formatted(
                          obligation.requirementKey(),
                          obligation.instrument(),
                          obligation.round(),
                          due == null ? "" : ", due " + due.at(),
                          obligation.state()),
                  obligation.fulfilledBy());
              draft.missIf(
                  obligation.fulfilledAt() == null,
                  "%s of %s is not handed in."
                      .formatted(obligation.requirementKey(), obligation.instrument()));
            });
    return draft.section();
  }
}
