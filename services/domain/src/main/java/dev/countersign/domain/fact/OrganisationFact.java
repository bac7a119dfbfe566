package dev.countersign.domain.fact;

import dev.countersign.domain.id.KeyId;
import dev.countersign.domain.id.OrganisationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about organisations and their keys. */
public sealed interface OrganisationFact extends Fact {
  /** What an organisation is to the platform. */
  enum OrganisationKind {
    LAB,
    AUDITOR,
    REGULATOR,
    PLATFORM
  }

  /** Which way an ownership goes. */
  enum AffiliateRelation {
    OWNS,
    OWNED_BY
  }

  /** The signature algorithms that count. */
  enum KeyAlgorithm {
    ED25519,
    ECDSA_P256
  }

  /**
   * A company that an organisation owns or is owned by; it counts for conflicts of interest.
   *
   * @param share 0 to 1
   * @param until excluded; null if it lasts
   */
  record Affiliate(
      String name,
      @Nullable OrganisationId affiliated,
      AffiliateRelation relation,
      BigDecimal share,
      Instant from,
      @Nullable Instant until) {}

  /** An organisation was registered; it may act once a second registrar approved it. */
  record OrganisationRegistered(
      OrganisationKind organisationKind,
      String legalName,
      List<String> jurisdictions,
      List<Affiliate> affiliates,
      String registrar)
      implements OrganisationFact {
    public OrganisationRegistered {
      jurisdictions = List.copyOf(jurisdictions);
      affiliates = List.copyOf(affiliates);
    }
  }

  /** A second registrar approved an organisation. */
  record OrganisationApproved(OrganisationId approved, String approver)
      implements OrganisationFact {}

  /**
   * A public key was registered with proof of possession.
   *
   * @param person whose key it is; null for the organisation's as such
   * @param publicKey base64 of its SubjectPublicKeyInfo
   */
  record SigningKeyRegistered(
      KeyId key,
      @Nullable String person,
      KeyAlgorithm algorithm,
      String publicKey,
      Instant from,
      @Nullable Instant until)
      implements OrganisationFact {}

  /** A key was revoked, and perhaps known to others since an earlier instant. */
  record SigningKeyRevoked(
      KeyId key, String reason, Instant effectiveFrom, @Nullable Instant compromisedSince)
      implements OrganisationFact {}
}
