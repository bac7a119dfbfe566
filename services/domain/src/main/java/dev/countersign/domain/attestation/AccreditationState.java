package dev.countersign.domain.attestation;

/** Where an accreditation stands. */
public enum AccreditationState {
  /** A second registrar has not approved it. */
  RECORDED,
  /** It is approved and has not begun. */
  UPCOMING,
  IN_FORCE,
  EXPIRED,
  WITHDRAWN
}
