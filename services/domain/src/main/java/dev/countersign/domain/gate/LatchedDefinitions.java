package dev.countersign.domain.gate;

import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.fact.HaltFact.Cause;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.policy.CapabilityThreshold;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * By which definitions a threshold asks for safeguards that is known to be crossed: those of every
 * document when it was, and those of every document in force. What is read is what was determined
 * and halted, so that it can be told to whoever sees that and no more.
 */
public final class LatchedDefinitions {
  private final Case facts;
  private final Map<EvaluationId, FactHeader> completed = new HashMap<>();

  public LatchedDefinitions(Case facts) {
    this.facts = facts;
    facts.history().stream(EvaluationCompleted.class)
        .forEach(event -> completed.put(event.fact().evaluation(), event.header()));
  }

  /** A threshold as one policy version defines it. */
  public record Defined(Version version, CapabilityThreshold threshold) {}

  /**
   * @param crossed a determination that says so
   */
  public List<Defined> of(DeterminationMade crossed) {
    var policies = facts.policies();
    return Stream.of(
            policies.ofDigest(crossed.policyVersionDigest()).stream(),
            Optional.ofNullable(completed.get(crossed.evaluation())).stream()
                .flatMap(found -> policies.governing(found, crossed.thresholdKey()).stream()),
            halts(crossed)
                .flatMap(h -> policies.ofDigest(h.opened().policyVersionDigest()).stream()),
            policies.at(facts.at()).stream())
        .flatMap(versions -> versions)
        .distinct()
        .flatMap(
            version ->
                policies.definition(version, crossed.thresholdKey()).stream()
                    .map(threshold -> new Defined(version, threshold)))
        .toList();
  }

  private Stream<Halt> halts(DeterminationMade crossed) {
    return facts.halts().all().stream()
        .filter(halt -> halt.blocks() || halt.opened().cause() == Cause.CROSSING)
        .filter(halt -> facts.policies().same(halt.opened().thresholdKey(), crossed.thresholdKey()))
        .filter(
            halt -> facts.lineage().descends(crossed.modelVersion(), halt.opened().modelVersion()));
  }
}
