package dev.countersign.domain.pack;

import dev.countersign.domain.fact.IncidentFact.IncidentClassified;
import dev.countersign.domain.fact.IncidentFact.IncidentNature;
import dev.countersign.domain.fact.IncidentFact.IncidentRecorded;
import dev.countersign.domain.fact.IncidentFact.IncidentReportSubmitted;
import dev.countersign.domain.fact.IncidentFact.NearMissEscalated;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.History;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.pack.Pack.Draft;
import dev.countersign.domain.pack.Pack.PackPart;
import dev.countersign.domain.pack.Pack.Section;

/** What a board is told of incidents, and of what regulators ask. */
final class BoardOnIncidents {
  private final Case facts;
  private final History history;
  private final RecordedPeriod period;

  BoardOnIncidents(Case facts, RecordedPeriod period) {
    this.facts = facts;
    this.history = facts.history();
    this.period = period;
  }

  Section incidents() {
    var draft = new Draft(PackPart.INCIDENTS);
    period
        .during(IncidentRecorded.class)
        .forEach(
            event ->
                draft.say(
                    event.fact().nature() == IncidentNature.NEAR_MISS
                        ? "A near miss: " + event.fact().title()
                        : event.fact().title(),
                    event.fact().incident().value()));
    period
        .during(NearMissEscalated.class)
        .forEach(
            event ->
                draft.say(
                    "%s takes a near miss for an incident: %s"
                        .formatted(event.header().organisation(), event.fact().reason()),
                    event.fact().incident().value()));
    period
        .during(IncidentClassified.class)
        .forEach(
            event ->
                draft.say(
                    "Under %s: %s"
                        .formatted(
                            event.fact().instrument(),
                            event.fact().category() == null
                                ? "no category"
                                : event.fact().category()),
                    event.fact().incident().value()));
    period
        .during(IncidentReportSubmitted.class)
        .forEach(
            event ->
                draft.say(
                    "%s report under %s: %s"
                        .formatted(
                            event.fact().reportKind(),
                            event.fact().instrument(),
                            event.fact().summary()),
                    event.fact().incident().value()));
    return draft.section();
  }

  /** Those asked in the period, and those still open in it. */
  Section inquiries() {
    var draft = new Draft(PackPart.INQUIRIES);
    for (var inquiry : Inquiry.of(history)) {
      var closed = inquiry.closed();
      if (closed == null || !closed.header().recordedAt().isBefore(period.from())) {
        draft.say(
            "%s asks, until %s: “%s” — %s."
                .formatted(
                    inquiry.regulator(),
                    inquiry.dueAt(),
                    inquiry.opened().title(),
                    inquiry.state(facts.at())),
            inquiry.id().value());
      }
    }
    return draft.section();
  }
}
