package dev.countersign.domain.compliance;

/** How far something answers a requirement, in its author's view, the most first. */
public enum Strength {
  FULL,
  PARTIAL,
  NONE
}
