package dev.countersign.domain.independence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What ends an auditor's independence from a lab.
 *
 * @param code UPPER_SNAKE, beginning with COI_
 * @param since the day on which it began
 * @param causedBy the id of the declaration, ownership, organisation or engagement that says so
 * @param sentence what is so, in words
 */
public record Conflict(String code, Instant since, @Nullable String causedBy, String sentence) {}
