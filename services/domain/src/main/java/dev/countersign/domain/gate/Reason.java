package dev.countersign.domain.gate;

import org.jspecify.annotations.Nullable;

/**
 * One reason of a decision.
 *
 * @param thresholdKey null where it is about no single threshold
 * @param safeguardKey null where it is about no safeguard
 * @param relatesTo the id of the halt, evaluation, attestation or implementation behind it; null
 *     where something is missing altogether
 * @param sentence what is so, in words, with what would change it
 */
public record Reason(
    ReasonCode code,
    @Nullable String thresholdKey,
    @Nullable String safeguardKey,
    @Nullable String relatesTo,
    String sentence) {}
