package dev.countersign.domain.pack;

import dev.countersign.domain.attestation.Standings;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationRevoked;
import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.AttestationFact.Review;
import dev.countersign.domain.fact.EngagementFact.AccessRefused;
import dev.countersign.domain.fact.EvidenceFact.RedactionReviewed;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.pack.Pack.Draft;
import dev.countersign.domain.pack.Pack.PackPart;
import dev.countersign.domain.pack.Pack.Section;
import java.time.Period;
import java.time.ZoneOffset;

/** What a board is told of reviews from outside. */
final class BoardOnReviews {
  /** A review of procedures is asked for once a year (Illinois 10 (d), RSP 4.7). */
  private static final Period YEARLY = Period.ofYears(1);

  private final Case facts;
  private final RecordedPeriod period;

  BoardOnReviews(Case facts, RecordedPeriod period) {
    this.facts = facts;
    this.period = period;
  }

  Section section() {
    var draft = new Draft(PackPart.REVIEWS);
    var standings = Standings.of(facts.history());
    period
        .during(AttestationReceived.class)
        .forEach(
            event ->
                draft.say(
                    "%s attests %s: %s."
                        .formatted(
                            event.fact().auditor(),
                            about(event.fact()),
                            standings
                                .at(event.fact().attestation(), facts.at())
                                .map(standing -> standing.status().name())
                                .orElse("REJECTED")),
                    event.fact().attestation().value()));
    period
        .during(AttestationRevoked.class)
        .forEach(
            event ->
                draft.say(
                    "%s took its word back: %s"
                        .formatted(event.fact().auditor(), event.fact().reason()),
                    event.fact().attestation().value()));
    period
        .during(AttestationSuspended.class)
        .forEach(
            event ->
                draft.say(
                    "An attestation counts for nothing since %s: %s."
                        .formatted(event.fact().effectiveFrom(), event.fact().reason()),
                    event.fact().attestation().value()));
    period
        .during(AccessRefused.class)
        .forEach(
            event ->
                draft.say(
                    "%s was refused: %s"
                        .formatted(event.header().organisation(), event.fact().asked()),
                    event.fact().engagement().value()));
    period
        .during(RedactionReviewed.class)
        .forEach(
            event ->
                draft.say(
                    "%s finds a redaction %s: %s"
                        .formatted(
                            event.header().organisation(),
                            event.fact().opinion(),
                            event.fact().comment()),
                    event.fact().evidence().value()));
    return draft
        .missIf(
            !isReviewedWithinAYear(), "No review of the lab's procedures is on record for a year.")
        .section();
  }

  private static String about(AttestationReceived received) {
    Review review = received.review();
    return review == null
        ? "what was found of " + received.version()
        : "how the lab kept to its commitments from %s to %s, opinion %s"
            .formatted(review.from(), review.until(), review.opinion());
  }

  private boolean isReviewedWithinAYear() {
    var since = facts.at().atZone(ZoneOffset.UTC).minus(YEARLY).toInstant();
    return facts.attestations().counted().stream()
        .filter(counted -> counted.received().review() != null)
        .anyMatch(counted -> !counted.header().recordedAt().isBefore(since));
  }
}
