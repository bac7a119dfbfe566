package dev.countersign.domain.policy;

/** A safeguard that a policy names. */
public record Safeguard(String key, String name, String description) {}
