package dev.countersign.domain.gate;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gate answers.
 *
 * @param outcome the reference outcome: this is the gate
 * @param asCommitted what the lab's own text obliges it to
 * @param inputs ids of the facts that it rests on, sorted
 * @param inputsDigest SHA-256 of their canonical list with their positions, lower-case hex
 * @param validUntil excluded; null unless CLEARED
 */
public record Decision(
    Outcome outcome,
    Outcome asCommitted,
    List<Reason> reasons,
    List<String> policyVersionDigests,
    List<String> inputs,
    String inputsDigest,
    @Nullable Instant validUntil) {}
