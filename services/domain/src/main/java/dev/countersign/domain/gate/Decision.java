package dev.countersign.domain.gate;

import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.id.DecisionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gate answers.
 *
 * @param outcome the reference outcome: this is the gate
 * @param asCommitted what the lab's own text obliges it to
 * @param differences where the lab's own text does not oblige it to what the gate asks
 * @param inputs the positions of the facts that it rests on, ascending
 * @param inputsDigest SHA-256 of the canonical list of these positions, lower-case hex
 * @param validUntil excluded; null unless CLEARED
 */
public record Decision(
    Outcome outcome,
    Outcome asCommitted,
    List<Reason> reasons,
    List<Difference> differences,
    List<String> policyVersionDigests,
    List<Position> inputs,
    String inputsDigest,
    @Nullable Instant validUntil) {

  /** As it is recorded: with all that pins it. */
  public GateDecided recorded(DecisionId id, ScaleUpRequested request) {
    return new GateDecided(
        id,
        request.request(),
        outcome,
        asCommitted,
        reasons,
        differences,
        policyVersionDigests,
        inputs,
        inputsDigest,
        request.flopCeiling(),
        validUntil);
  }
}
