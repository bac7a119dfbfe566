package dev.countersign.domain.pack;

import dev.countersign.domain.compliance.CommitmentMatrix;
import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.compliance.Standing;
import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.fact.GateFact.ExceptionRecorded;
import dev.countersign.domain.fact.HaltFact.HaltLiftApproved;
import dev.countersign.domain.fact.HaltFact.HaltLiftDenied;
import dev.countersign.domain.fact.HaltFact.HaltLiftObjected;
import dev.countersign.domain.fact.HaltFact.HaltLiftRequested;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.fact.IncidentFact.ObligationFellOverdue;
import dev.countersign.domain.fact.PolicyFact.PolicyChangeClassified;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionApproved;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionRepealed;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.pack.Pack.Draft;
import dev.countersign.domain.pack.Pack.PackPart;
import dev.countersign.domain.pack.Pack.Section;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a record tells a lab's board of a period: what was not complied with, what was halted, gone
 * on with all the same, reviewed from outside, asked by regulators, and who approved it.
 */
public final class BoardReport {
  private static final Set<ComplianceStatus> TELLING =
      Set.of(ComplianceStatus.BREACHED, ComplianceStatus.OVERDUE, ComplianceStatus.CONTESTED);

  private final Case facts;
  private final History history;
  private final RecordedPeriod period;

  private BoardReport(Case facts, Instant from) {
    this.facts = facts;
    this.history = facts.history();
    this.period = new RecordedPeriod(facts, from);
  }

  /**
   * The pack on what was recorded from an instant on, up to that of the case.
   *
   * @param matrix how the lab stands to its commitments then
   * @param owed all that it owes
   */
  public static Pack of(Case facts, Instant from, CommitmentMatrix matrix, List<Obligation> owed) {
    return new BoardReport(facts, from).pack(matrix, owed);
  }

  private Pack pack(CommitmentMatrix matrix, List<Obligation> owed) {
    var asked = new BoardOnIncidents(facts, period);
    return new Pack(
        List.of(
            standing(matrix),
            overdue(owed),
            crossings(),
            halts(),
            exceptions(),
            new BoardOnReviews(facts, period).section(),
            policies(),
            asked.incidents(),
            asked.inquiries(),
            approvals()));
  }

  /** The commitments that are not kept, or of which it is disputed, at the end of the period. */
  private Section standing(CommitmentMatrix matrix) {
    var draft = new Draft(PackPart.STANDING);
    for (int i = 0; i < matrix.made().size(); i++) {
      Standing standing = matrix.ofLab().get(i);
      if (TELLING.contains(standing.status())) {
        var because = standing.because().getFirst();
        draft.say(
            "%s is %s: %s"
                .formatted(
                    matrix.made().get(i).commitment().key(), standing.status(), because.sentence()),
            because.relatesTo());
      }
    }
    return draft.section();
  }

  private Section overdue(List<Obligation> owed) {
    var draft = new Draft(PackPart.OVERDUE);
    period
        .during(ObligationFellOverdue.class)
        .map(Event::fact)
        .forEach(
            fell -> {
              var incident = fell.incident();
              var subject = incident == null ? fell.subject() : incident.value();
              var handedIn =
                  owed.stream()
                      .filter(one -> one.subject().equals(subject))
                      .filter(one -> one.instrument().equals(fell.instrument()))
                      .filter(one -> one.requirementKey().equals(fell.requirementKey()))
                      .filter(one -> one.round() == fell.round() && one.fulfilledAt() != null)
                      .map(one -> "handed in on " + one.fulfilledAt())
                      .findFirst();
              draft.say(
                  "%s of %s was due by %s, %s."
                      .formatted(
                          fell.requirementKey(),
                          fell.instrument(),
                          fell.dueAt(),
                          handedIn.orElse("and is not handed in")),
                  subject);
            });
    return draft.section();
  }

  private Section crossings() {
    var draft = new Draft(PackPart.CROSSINGS);
    period
        .during(DeterminationMade.class)
        .map(Event::fact)
        .filter(DeterminationMade::latched)
        .forEach(
            made ->
                draft.say(
                    "%s of %s: %s, which binds."
                        .formatted(made.thresholdKey(), made.modelVersion(), made.conclusion()),
                    made.determination().value()));
    return draft.section();
  }

  private Section halts() {
    var draft = new Draft(PackPart.HALTS);
    period
        .during(HaltOpened.class)
        .forEach(
            event ->
                draft.say(
                    "Opened over %s on %s, for %s."
                        .formatted(
                            event.fact().thresholdKey(),
                            event.fact().modelVersion(),
                            event.fact().cause()),
                    event.fact().halt().value()));
    period
        .during(HaltLiftRequested.class)
        .forEach(
            event ->
                draft.say(
                    "Its lift was asked for: " + event.fact().reason(),
                    event.fact().halt().value()));
    period
        .during(HaltLiftObjected.class)
        .forEach(
            event ->
                draft.say(
                    "%s objected: %s".formatted(event.fact().objector(), event.fact().reason()),
                    event.fact().halt().value()));
    period
        .during(HaltLiftDenied.class)
        .forEach(
            event ->
                draft.say(
                    "Its lift was denied: " + event.fact().reason(), event.fact().halt().value()));
    period
        .during(HaltLifted.class)
        .forEach(event -> draft.say("It was lifted.", event.fact().halt().value()));
    return draft.section();
  }

  /** Those of the period, and those that go on into it. */
  private Section exceptions() {
    var draft = new Draft(PackPart.EXCEPTIONS);
    history.stream(ExceptionRecorded.class)
        .filter(event -> !event.header().recordedAt().isAfter(facts.at()))
        .map(Event::fact)
        .filter(exception -> exception.expiresAt().isAfter(period.from()))
        .forEach(
            exception -> draft.say(ModelReport.sentence(exception), exception.exception().value()));
    return draft.section();
  }

  private Section policies() {
    var draft = new Draft(PackPart.POLICIES);
    period
        .during(PolicyVersionPublished.class)
        .forEach(
            event -> {
              var id = event.fact().policyVersion().value();
              var drafted = history.newest(PolicyVersionDrafted.class, id);
              draft.say(
                  "%s was published%s%s."
                      .formatted(
                          drafted.map(one -> one.fact().label()).orElse(id),
                          event.fact().late() ? ", late" : "",
                          drafted
                              .map(one -> one.fact().characterisation())
                              .map(": called a “%s” by the lab"::formatted)
                              .orElse("")),
                  id);
              draft.missIf(
                  drafted.filter(one -> one.fact().previous() != null).isPresent()
                      && drafted.get().fact().changelog().isEmpty(),
                  "%s has no changelog."
                      .formatted(drafted.map(one -> one.fact().label()).orElse(id)));
            });
    period
        .during(PolicyVersionRepealed.class)
        .forEach(
            event ->
                draft.say(
                    "Repealed: " + event.fact().reason(), event.fact().policyVersion().value()));
    period
        .during(PolicyChangeClassified.class)
        .forEach(
            event ->
                draft.say(
                    "%s takes a change for %s: %s"
                        .formatted(
                            event.header().organisation(),
                            event.fact().classification(),
                            event.fact().reason()),
                    event.fact().policyVersion().value()));
    return draft.section();
  }

  /** Who took what upon themselves. */
  private Section approvals() {
    var draft = new Draft(PackPart.APPROVALS);
    period
        .during(PolicyVersionApproved.class)
        .forEach(
            event ->
                draft.say(
                    "%s approved a policy version.".formatted(event.fact().approver()),
                    event.fact().policyVersion().value()));
    period
        .during(HaltLiftApproved.class)
        .forEach(
            event ->
                draft.say(
                    "%s approved the lift of a halt; regulators may object until %s."
                        .formatted(event.fact().approver(), event.fact().windowEnds()),
                    event.fact().halt().value()));
    period
        .during(ExceptionRecorded.class)
        .forEach(
            event ->
                draft.say(
                    "%s approved going on without clearance.".formatted(event.fact().approver()),
                    event.fact().exception().value()));
    return draft.section();
  }
}
