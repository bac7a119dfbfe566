package dev.countersign.domain.history;

import dev.countersign.domain.fact.EngagementFact.EngagementAccepted;
import dev.countersign.domain.fact.EngagementFact.EngagementEnded;
import dev.countersign.domain.fact.EngagementFact.EngagementOffered;
import dev.countersign.domain.fact.EngagementFact.IndependenceDeclared;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.OrganisationId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The engagements on record, with what became of them. */
public final class Engagements {
  private final List<Event<EngagementOffered>> offers;
  private final List<Event<IndependenceDeclared>> declarations;
  private final CompromisedKeys compromised;
  private final Map<EngagementId, Instant> accepted = new HashMap<>();
  private final Map<EngagementId, Instant> ended = new HashMap<>();

  private Engagements(History history) {
    offers = history.all(EngagementOffered.class);
    compromised = CompromisedKeys.of(history);
    declarations = history.all(IndependenceDeclared.class);
    history.stream(EngagementAccepted.class)
        .forEach(e -> accepted.put(e.fact().engagement(), e.header().recordedAt()));
    history.stream(EngagementEnded.class)
        .forEach(e -> ended.put(e.fact().engagement(), e.header().recordedAt()));
  }

  public static Engagements of(History history) {
    return new Engagements(history);
  }

  public Stream<Event<EngagementOffered>> of(OrganisationId auditor) {
    return offers.stream().filter(offer -> offer.fact().auditor().equals(auditor));
  }

  /** True if it is neither accepted nor ended. */
  public boolean isOnOffer(Event<EngagementOffered> offer) {
    var id = offer.fact().engagement();
    return !accepted.containsKey(id) && !ended.containsKey(id);
  }

  /** True if its terms bind at this instant: accepted, and neither ended nor over. */
  public boolean binds(Event<EngagementOffered> offer, Instant at) {
    var id = offer.fact().engagement();
    var since = accepted.get(id);
    var end = ended.get(id);
    return since != null
        && !at.isBefore(since)
        && at.isBefore(offer.fact().until())
        && (end == null || at.isBefore(end));
  }

  /** The auditor's newest engagement that is open at an instant. */
  public Optional<Event<EngagementOffered>> open(OrganisationId auditor, Instant at) {
    return of(auditor)
        .filter(offer -> binds(offer, at) && !at.isBefore(offer.fact().from()))
        .reduce((earlier, later) -> later);
  }

  public boolean isOpen(EngagementId id, OrganisationId auditor, Instant at) {
    return of(auditor)
        .filter(offer -> offer.fact().engagement().equals(id))
        .anyMatch(offer -> binds(offer, at) && !at.isBefore(offer.fact().from()));
  }

  /**
   * The declarations made under an engagement up to an instant; one that others may have signed is
   * none.
   */
  public Stream<Event<IndependenceDeclared>> declarations(EngagementId id, Instant at) {
    return declarations.stream()
        .filter(e -> e.fact().engagement().equals(id) && !e.header().recordedAt().isAfter(at))
        .filter(e -> compromised.among(e.fact().keys(), e.header().recordedAt()).isEmpty());
  }
}
