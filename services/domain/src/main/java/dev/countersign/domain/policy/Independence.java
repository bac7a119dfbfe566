package dev.countersign.domain.policy;

/**
 * Who must have vouched for ruling a threshold out.
 *
 * @param required true if an independent auditor must attest it
 * @param minimumAuditors how many different ones
 */
public record Independence(boolean required, int minimumAuditors) {}
