package dev.countersign.domain.gate;

import dev.countersign.domain.policy.Commitment.Force;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One point at which the lab's own text does not oblige it to what the gate asks.
 *
 * @param code the reason of the reference outcome
 * @param thresholdKey the threshold that the reason is about; null if none
 * @param commitmentKey the strongest commitment that speaks of it; null if none does
 * @param force of that commitment; ABSENT if there is none
 * @param conditions of that commitment
 * @param sentence the difference in words
 */
public record Difference(
    ReasonCode code,
    @Nullable String thresholdKey,
    @Nullable String commitmentKey,
    Force force,
    List<String> conditions,
    String sentence) {
  public Difference {
    conditions = List.copyOf(conditions);
  }
}
