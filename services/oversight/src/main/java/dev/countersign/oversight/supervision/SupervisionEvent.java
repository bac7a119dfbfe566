package dev.countersign.oversight.supervision;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a supervisor wants to hear of.
 *
 * @param position its fact's place in the record
 * @param subject the thing that it is about: a halt, determination, policy version, incident or
 *     attestation
 * @param relatesTo what is behind it; null if nothing else is
 * @param key the threshold or requirement; null if it is about none
 * @param instrument the key of the instrument; null if it is about none
 * @param dueAt the day that passed; null if none did
 * @param sentence what happened, in words
 */
public record SupervisionEvent(
    UUID position,
    SupervisionEventKind kind,
    String lab,
    String subject,
    @Nullable String relatesTo,
    @Nullable String key,
    @Nullable String instrument,
    @Nullable Instant dueAt,
    Instant recordedAt,
    String sentence) {}
