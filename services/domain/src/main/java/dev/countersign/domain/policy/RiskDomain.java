package dev.countersign.domain.policy;

/** Where a capability would do harm; recursive self-improvement is AI_RND. */
public enum RiskDomain {
  CHEM_BIO,
  RADIOLOGICAL_NUCLEAR,
  CYBER,
  AI_RND,
  LOSS_OF_CONTROL,
  HARMFUL_MANIPULATION,
  AUTONOMY,
  OTHER
}
