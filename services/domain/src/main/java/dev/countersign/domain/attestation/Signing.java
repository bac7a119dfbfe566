package dev.countersign.domain.attestation;

import dev.countersign.domain.id.AttestationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who signs an attestation, when, and for how long it is to count.
 *
 * @param validUntil excluded
 * @param supersedes the auditor's own earlier one in whose place it stands; null if none
 */
public record Signing(
    String lead, Instant issuedAt, Instant validUntil, @Nullable AttestationId supersedes) {}
