package dev.countersign.oversight.engagement;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EngagementFact.EngagementAccepted;
import dev.countersign.domain.fact.EngagementFact.EngagementEnded;
import dev.countersign.domain.fact.EngagementFact.EngagementOffered;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Engagements, put together from their facts. */
@ApplicationScoped
public class Engagements {
  private final Facts facts;

  Engagements(Facts facts) {
    this.facts = facts;
  }

  /** Where an engagement stands. */
  public enum EngagementStatus {
    OFFERED,
    ACTIVE,
    ENDED
  }

  /** An engagement that was offered to this auditor. */
  public Event<EngagementOffered> own(String auditor, EngagementId id) {
    return facts
        .first(EngagementOffered.class, id.value())
        .filter(offer -> offer.fact().auditor().value().equals(auditor))
        .orElseThrow(RefusedException::notFound);
  }

  /** An engagement that the viewer is a party to, or sees. */
  public Event<EngagementOffered> offered(EngagementId id) {
    return facts.first(EngagementOffered.class, id.value()).orElseThrow(RefusedException::notFound);
  }

  public EngagementStatus status(String id, Instant at) {
    return facts
        .first(EngagementOffered.class, id)
        .map(offer -> statuses(List.of(offer), at).getFirst())
        .orElse(EngagementStatus.ENDED);
  }

  /** Where each of these stands at an instant, in their order. */
  List<EngagementStatus> statuses(List<Event<EngagementOffered>> offers, Instant at) {
    var ids = offers.stream().map(offer -> offer.header().id()).toList();
    var ended = idsOf(EngagementEnded.class, ids);
    var accepted = idsOf(EngagementAccepted.class, ids);
    return offers.stream()
        .map(
            offer ->
                ended.contains(offer.header().id())
                    ? EngagementStatus.ENDED
                    : !accepted.contains(offer.header().id())
                        ? EngagementStatus.OFFERED
                        : at.isBefore(offer.fact().until())
                            ? EngagementStatus.ACTIVE
                            : EngagementStatus.ENDED)
        .toList();
  }

  private Set<String> idsOf(Class<? extends Fact> kind, List<String> ids) {
    return facts.of(kind, ids).stream()
        .map(event -> event.header().id())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The auditor's open engagement with a lab.
   *
   * @throws RuleBrokenException if there is none
   */
  public Event<EngagementOffered> open(String auditor, String lab, Instant at) {
    return allOpen(auditor, lab, at).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new RuleBrokenException(
                    "ENGAGEMENT_NOT_OPEN",
                    "You have no open engagement with this lab. Have one offered, and accept it."));
  }

  /** All the auditor's open engagements with a lab. */
  public List<Event<EngagementOffered>> allOpen(String auditor, String lab, Instant at) {
    var offers =
        facts
            .page(
                Wanted.all(EngagementOffered.class).ofLab(lab).where("auditor", auditor),
                Window.ALL)
            .rows()
            .stream()
            .map(row -> row.value())
            .filter(offer -> !at.isBefore(offer.fact().from()))
            .toList();
    var statuses = statuses(offers, at).iterator();
    return offers.stream().filter(offer -> statuses.next() == EngagementStatus.ACTIVE).toList();
  }

  /** Refuses an auditor that has no open engagement with the lab. */
  public void requireOpen(String auditor, String lab, Instant at) {
    var engagement = open(auditor, lab, at);
    if (!at.isBefore(engagement.fact().until())) {
      throw RefusedException.notFound();
    }
  }

  /** The lab of an engagement. */
  static String labOf(Event<EngagementOffered> offer) {
    return Objects.requireNonNull(offer.header().lab()).value();
  }
}
