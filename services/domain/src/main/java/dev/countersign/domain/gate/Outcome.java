package dev.countersign.domain.gate;

/** The gate's answer, the strictest first. */
public enum Outcome {
  HALTED,
  EVALUATION_REQUIRED,
  CLEARED
}
