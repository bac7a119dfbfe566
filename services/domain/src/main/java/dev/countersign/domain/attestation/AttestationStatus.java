package dev.countersign.domain.attestation;

/** Where an attestation stands. Only an active one counts. */
public enum AttestationStatus {
  ACTIVE,
  /** Its time is over. */
  EXPIRED,
  /** Its auditor took it back. */
  REVOKED,
  /** A relationship or a compromised key, learnt of later, ended it. */
  SUSPENDED,
  /** Its auditor put another one in its place. */
  SUPERSEDED,
  /** It never counted: a conflict of interest was known when it arrived. */
  REJECTED
}
