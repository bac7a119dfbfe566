package dev.countersign.oversight.evaluation;

/** Where an evaluation stands; accepted is derived by the rules and never set. */
public enum EvaluationStatus {
  REGISTERED,
  RUNNING,
  COMPLETED,
  ABANDONED,
  INVALIDATED
}
