package dev.countersign.domain.compliance;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.fact.AttestationFact.Validation;
import dev.countersign.domain.fact.EvaluationFact.EvaluationInvalidated;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRejected;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Safeguards;
import dev.countersign.domain.gate.Safeguards.Status;
import dev.countersign.domain.history.Attestations.Counted;
import dev.countersign.domain.history.Discards;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the record holds against an attestation about a model, though it counts: what it found is
 * not so any more, or never was. An auditor's word on one model family takes back nothing of what
 * it said on another.
 */
final class Doubts {
  private final Case facts;
  private final Safeguards safeguards;
  private final Set<ModelVersionId> newest = new LinkedHashSet<>();
  private final Set<EvaluationId> invalidated = new HashSet<>();
  private final Set<EvaluationId> rejected = new HashSet<>();

  /**
   * One doubt about an attestation.
   *
   * @param contests true if somebody found otherwise, or it does not do what it is for; false if it
   *     only confirms nothing any more
   * @param safeguardKey the safeguard in doubt; null if it is the evaluation
   * @param relatesTo the id of what shows it
   */
  record Doubt(
      AttestationReceived about,
      boolean contests,
      @Nullable String safeguardKey,
      String sentence,
      String relatesTo) {}

  private Doubts(Case facts) {
    this.facts = facts;
    this.safeguards = new Safeguards(facts);
    var discards = Discards.of(facts.history());
    facts.lineage().models().stream()
        .flatMap(model -> discards.judged(model, facts.lineage()).stream())
        .filter(version -> discards.of(version).isEmpty())
        .forEach(newest::add);
    facts.history().stream(EvaluationInvalidated.class)
        .forEach(event -> invalidated.add(event.fact().evaluation()));
    facts.history().stream(EvaluationRejected.class)
        .forEach(event -> rejected.add(event.fact().evaluation()));
  }

  /** Those about these attestations, in their order. */
  static List<Doubt> of(Case facts, List<Counted> attestations) {
    var aboutModels =
        attestations.stream().filter(one -> one.received().modelVersion() != null).toList();
    if (aboutModels.isEmpty()) {
      return List.of();
    }
    var doubts = new Doubts(facts);
    var all = new ArrayList<Doubt>();
    for (var attestation : aboutModels) {
      doubts.onEvaluation(attestation).ifPresent(all::add);
      for (var validation : attestation.received().validations()) {
        doubts.onSafeguard(attestation, validation).ifPresent(all::add);
      }
    }
    return List.copyOf(all);
  }

  private Optional<Doubt> onEvaluation(Counted attestation) {
    var received = attestation.received();
    var evaluation = received.evaluation();
    if (evaluation == null) {
      return Optional.empty();
    }
    if (rejected.contains(evaluation)) {
      return doubt(
          received, true, null, "Who made the evaluation was not independent.", evaluation.value());
    }
    return invalidated.contains(evaluation)
        ? doubt(received, false, null, "The evaluation was taken back.", evaluation.value())
        : Optional.empty();
  }

  private Optional<Doubt> onSafeguard(Counted attestation, Validation validation) {
    var received = attestation.received();
    var key = validation.safeguardKey();
    var place = "%s on %s".formatted(key, validation.surface());
    var against = against(validation, received.version());
    if (against.isPresent()) {
      return doubt(
          received,
          true,
          key,
          "An independent auditor does not find that %s does what it is for.".formatted(place),
          against.get().received().attestation().value());
    }
    if (validation.effect() != Effect.EFFECTIVE) {
      return doubt(
          received,
          false,
          key,
          "It found %s %s; what found otherwise since is not named."
              .formatted(place, validation.effect()),
          received.attestation().value());
    }
    return versionsOf(received.version()).stream()
        .flatMap(on -> standing(attestation, validation, on).stream())
        .findFirst();
  }

  /**
   * The attestation by which an auditor says now that it does not do what it is for: on this
   * version, or on the newest of any family, for each of which its newest word counts.
   */
  private Optional<Counted> against(Validation validation, ModelVersionId version) {
    var key = validation.safeguardKey();
    var surface = validation.surface();
    var config = validation.configDigest();
    var said =
        facts.attestations().of(key, surface, config).stream()
            .filter(one -> one.isActive(facts.at()))
            .filter(one -> !one.received().auditor().equals(one.header().lab()))
            .toList();
    var versions = new LinkedHashSet<>(Set.of(version));
    versions.addAll(newest);
    return versions.stream()
        .flatMap(
            on -> {
              var words = new LinkedHashMap<OrganisationId, Counted>();
              said.stream()
                  .filter(one -> facts.lineage().descends(on, one.received().version()))
                  .forEach(one -> words.put(one.received().auditor(), one));
              return words.values().stream();
            })
        .filter(word -> !word.finds(key, surface, config))
        .findFirst();
  }

  /** The version that was tested, and the newest that come from it. */
  private List<ModelVersionId> versionsOf(ModelVersionId tested) {
    var all = new LinkedHashSet<>(Set.of(tested));
    newest.stream().filter(on -> facts.lineage().descends(on, tested)).forEach(all::add);
    return List.copyOf(all);
  }

  /** How what was found effective stands on a version by now, if not well. */
  private Optional<Doubt> standing(Counted attestation, Validation validation, ModelVersionId on) {
    var received = attestation.received();
    var key = validation.safeguardKey();
    var place = "%s on %s".formatted(key, validation.surface());
    var found = safeguards.standing(key, validation.surface(), on);
    var inPlace = found.implementation();
    if (inPlace == null || found.status() == Status.MISSING) {
      return doubt(received, false, key, place + " is not in place any more.", on.value());
    }
    var bypassed = facts.implementations().degradedSince(inPlace, attestation.header().position());
    var stands = inPlace.configDigest().equals(validation.configDigest());
    if (stands && !bypassed.isEmpty()) {
      return doubt(
          received,
          found.status() != Status.VALIDATED,
          key,
          place + " was bypassed since.",
          bypassed.getFirst().value());
    }
    if (found.status() != Status.VALIDATED || (on.equals(received.version()) && !stands)) {
      return doubt(
          received,
          false,
          key,
          "%s is not validated by it as it stands on %s.".formatted(place, on),
          inPlace.id().value());
    }
    return Optional.empty();
  }

  private static Optional<Doubt> doubt(
      AttestationReceived about,
      boolean contests,
      @Nullable String safeguardKey,
      String sentence,
      String relatesTo) {
    return Optional.of(new Doubt(about, contests, safeguardKey, sentence, relatesTo));
  }
}
