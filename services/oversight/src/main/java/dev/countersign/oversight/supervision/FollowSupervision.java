package dev.countersign.oversight.supervision;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationRevoked;
import dev.countersign.domain.fact.AttestationFact.AttestationSuperseded;
import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.fact.HaltFact.HaltLiftRequested;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.fact.IncidentFact.ObligationFellOverdue;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.policy.diff.ChangeClass;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Followed;
import dev.countersign.oversight.ledger.Followed.Placed;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.policy.ReadPolicyDiff;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a supervisor wants to hear of, one after the other, as it settles. */
@UseCase
public class FollowSupervision {
  private static final int LOOKED_AT = 500;

  private final Followed followed;
  private final Facts facts;
  private final ReadPolicyDiff diffs;

  FollowSupervision(Followed followed, Facts facts, ReadPolicyDiff diffs) {
    this.followed = followed;
    this.facts = facts;
    this.diffs = diffs;
  }

  /**
   * What comes behind a position, as far as the viewer may see it.
   *
   * @param limit the most that are told
   */
  public List<SupervisionEvent> after(UUID position, Set<SupervisionEventKind> kinds, int limit) {
    var facts = kinds.stream().<Class<? extends Fact>>map(SupervisionEventKind::fact).toList();
    var from = position;
    while (true) {
      var placed = followed.after(from, facts, LOOKED_AT);
      var events = placed.stream().flatMap(this::event).limit(limit).toList();
      // What tells of nothing is passed over, so that what stands behind it is not missed.
      if (!events.isEmpty() || placed.size() < LOOKED_AT) {
        return events;
      }
      from = placed.getLast().position();
    }
  }

  public UUID settled() {
    return followed.settled();
  }

  private Stream<SupervisionEvent> event(Placed placed) {
    return switch (placed.fact().fact()) {
      case HaltOpened halt ->
          told(
              placed,
              SupervisionEventKind.HALT_OPENED,
              halt.causedBy(),
              halt.thresholdKey(),
              "A halt for %s binds %s.".formatted(halt.thresholdKey(), halt.modelVersion()));
      case HaltLiftRequested asked ->
          told(placed, SupervisionEventKind.HALT_LIFT_REQUESTED, null, null, asked.reason());
      case dev.countersign.domain.fact.HaltFact.HaltLifted lifted ->
          told(placed, SupervisionEventKind.HALT_LIFTED, null, null, "The halt is lifted.");
      case DeterminationMade made when made.latched() ->
          told(
              placed,
              SupervisionEventKind.CROSSING,
              made.evaluation() == null ? null : made.evaluation().value(),
              made.thresholdKey(),
              "%s is crossed on %s: %s."
                  .formatted(made.thresholdKey(), made.modelVersion(), made.conclusion()));
      case PolicyVersionPublished published -> weakening(placed, published).stream();
      case ObligationFellOverdue overdue ->
          Stream.of(
              event(
                  placed,
                  SupervisionEventKind.OBLIGATION_OVERDUE,
                  null,
                  overdue.requirementKey(),
                  overdue.instrument(),
                  overdue.dueAt(),
                  "What %s asks for was not handed in before %s."
                      .formatted(overdue.requirementKey(), overdue.dueAt())));
      case AttestationReceived received ->
          told(
              placed,
              SupervisionEventKind.ATTESTATION_RECEIVED,
              received.evaluation() == null ? null : received.evaluation().value(),
              null,
              "%s attests; it is %s.".formatted(received.auditor(), received.reception()));
      case AttestationRevoked revoked ->
          told(
              placed,
              SupervisionEventKind.ATTESTATION_REVOKED,
              null,
              null,
              "The attestation is revoked.");
      case AttestationSuspended suspended ->
          told(
              placed,
              SupervisionEventKind.ATTESTATION_SUSPENDED,
              suspended.causedBy(),
              null,
              "The attestation is suspended: %s.".formatted(suspended.reason()));
      case AttestationSuperseded superseded ->
          told(
              placed,
              SupervisionEventKind.ATTESTATION_SUPERSEDED,
              superseded.successor().value(),
              null,
              "Another attestation stands in its place.");
      default -> Stream.empty();
    };
  }

  private Optional<SupervisionEvent> weakening(Placed placed, PolicyVersionPublished published) {
    var previous =
        facts
            .first(PolicyVersionDrafted.class, published.policyVersion().value())
            .map(event -> event.fact().previous())
            .orElse(null);
    if (previous == null) {
      return Optional.empty();
    }
    long weakened =
        diffs.between(previous, published.policyVersion()).stream()
            .flatMap(diff -> diff.changes().stream())
            .filter(change -> change.changeClass() == ChangeClass.WEAKENED)
            .count();
    return weakened == 0
        ? Optional.empty()
        : Optional.of(
            event(
                placed,
                SupervisionEventKind.WEAKENING,
                previous.value(),
                null,
                null,
                null,
                "%d changes of the published version ask less than %s did."
                    .formatted(weakened, previous)));
  }

  private static Stream<SupervisionEvent> told(
      Placed placed,
      SupervisionEventKind kind,
      @Nullable String relatesTo,
      @Nullable String key,
      String sentence) {
    return Stream.of(event(placed, kind, relatesTo, key, null, null, sentence));
  }

  private static SupervisionEvent event(
      Placed placed,
      SupervisionEventKind kind,
      @Nullable String relatesTo,
      @Nullable String key,
      @Nullable String instrument,
      @Nullable Instant dueAt,
      String sentence) {
    var header = placed.fact().header();
    return new SupervisionEvent(
        placed.position(),
        kind,
        Objects.requireNonNull(header.lab()).value(),
        header.id(),
        relatesTo,
        key,
        instrument,
        dueAt,
        header.recordedAt(),
        sentence);
  }
}
