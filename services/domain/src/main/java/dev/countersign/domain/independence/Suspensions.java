package dev.countersign.domain.independence;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.history.CompromisedKeys;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.OrganisationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Attestations that counted when they arrived and, as is known now, should not have: a relationship
 * disqualified its auditor on that day, or a key that signed it was no longer its owner's alone.
 * What was recorded before that stands.
 */
public final class Suspensions {
  private Suspensions() {}

  /**
   * One attestation to suspend.
   *
   * @param reason a code
   * @param effectiveFrom the day on which the relationship or the compromise began
   * @param causedBy the id of what it was learnt from
   */
  public record Suspension(
      AttestationId attestation, String reason, Instant effectiveFrom, @Nullable String causedBy) {}

  /** Those that are not stated yet, in the order of their arrival. */
  public static List<Suspension> due(History history) {
    var suspended = new HashSet<AttestationId>();
    history.stream(AttestationSuspended.class).forEach(e -> suspended.add(e.fact().attestation()));
    var open =
        history.stream(AttestationReceived.class)
            .filter(e -> e.fact().reception() == Reception.ACTIVE)
            .filter(e -> !suspended.contains(e.fact().attestation()))
            .toList();
    if (open.isEmpty()) {
      return List.of();
    }
    var conflicts = Conflicts.of(history);
    var compromised = CompromisedKeys.of(history);
    var found = new ArrayList<Suspension>();
    for (var event : open) {
      compromised
          .among(event.fact().keys(), event.header().recordedAt())
          .map(
              c ->
                  new Suspension(
                      event.fact().attestation(), "KEY_COMPROMISED", c.since(), c.key().value()))
          .or(() -> conflict(history, conflicts, event))
          .ifPresent(found::add);
    }
    return found;
  }

  /** What an attestation is about, as an authorship may be limited to it. */
  public static Set<String> subjects(History history, AttestationReceived attestation) {
    var subjects = new LinkedHashSet<String>();
    attestation.findings().forEach(finding -> subjects.add(finding.thresholdKey()));
    attestation.validations().forEach(validation -> subjects.add(validation.safeguardKey()));
    var review = attestation.review();
    if (review != null) {
      review.findings().forEach(finding -> subjects.add(finding.commitmentKey()));
      subjects.add(review.document().value());
      return subjects;
    }
    subjects.add(attestation.version().value());
    history
        .newest(ModelVersionRegistered.class, attestation.version().value())
        .ifPresent(version -> subjects.add(version.fact().model().value()));
    return subjects;
  }

  private static Optional<Suspension> conflict(
      History history, Conflicts conflicts, Event<AttestationReceived> event) {
    var fact = event.fact();
    OrganisationId lab = Objects.requireNonNull(event.header().lab());
    return conflicts
        .disqualifying(fact.auditor(), lab, subjects(history, fact), event.header().recordedAt())
        .map(c -> new Suspension(fact.attestation(), c.code(), c.since(), c.causedBy()));
  }
}
