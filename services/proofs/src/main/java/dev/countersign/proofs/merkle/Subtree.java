package dev.countersign.proofs.merkle;

/** A full subtree by its place: over the leaves from {@code index * 2^level} on. */
public record Subtree(int level, long index) {}
