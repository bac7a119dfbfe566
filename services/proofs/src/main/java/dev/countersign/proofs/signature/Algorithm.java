package dev.countersign.proofs.signature;

/** The signature algorithms that count here. */
public enum Algorithm {
  /** Ed25519 (RFC 8032), 64 raw bytes. */
  ED25519,
  /** ECDSA on P-256 with SHA-256 (FIPS 186-5), ASN.1 DER with low S. */
  ECDSA_P256
}
