package dev.countersign.domain.fact;

import dev.countersign.domain.id.AccreditationId;
import dev.countersign.domain.id.CalendarId;
import dev.countersign.domain.id.KeyId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.id.OwnershipId;
import dev.countersign.domain.policy.RiskDomain;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
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
   * A company, by its name and, where it is registered here, its id.
   *
   * @param organisation null where it is not registered here
   */
  record Company(String name, @Nullable OrganisationId organisation) {}

  /**
   * One company owns a part of another; it counts for conflicts of interest once a second registrar
   * approved it. The same owner and owned since the same day is one ownership: recorded again, it
   * takes the place of what was recorded before.
   *
   * @param share 0 to 1; 0 where it was recorded by mistake
   * @param until excluded; null if it lasts
   * @param source where it is known from
   */
  record OwnershipRecorded(
      OwnershipId ownership,
      Company owner,
      Company owned,
      BigDecimal share,
      Instant from,
      @Nullable Instant until,
      String source,
      String registrar)
      implements OrganisationFact {}

  /** A second registrar approved an ownership. */
  record OwnershipApproved(OwnershipId ownership, String approver) implements OrganisationFact {}

  /**
   * The business days of a regulator; they count once a second registrar approved them.
   *
   * @param zone of the time zone database, for example {@code Europe/Brussels}
   * @param weekend days of the week that do not count
   * @param holidays dates that do not count
   */
  record CalendarRegistered(
      CalendarId calendar,
      OrganisationId regulator,
      String name,
      String zone,
      List<DayOfWeek> weekend,
      List<LocalDate> holidays,
      String registrar)
      implements OrganisationFact {
    public CalendarRegistered {
      weekend = List.copyOf(weekend);
      holidays = List.copyOf(holidays);
    }
  }

  /** A second registrar approved a calendar; it stands until a later one of the regulator does. */
  record CalendarApproved(CalendarId calendar, String approver) implements OrganisationFact {}

  /**
   * A body that is competent to say so accredited an auditor for some risk domains; it counts once
   * a second registrar approved the record. It is shown beside what the auditor signs, and decides
   * nothing.
   *
   * @param body the accrediting body, by its name
   * @param scheme what it accredited by, for example {@code ISO/IEC 17020}
   * @param certificate the body's own number for it
   * @param until excluded
   * @param source where it is known from
   * @param credentialDigest SHA-256 of the credential that the auditor presented; null if none
   */
  record AccreditationRecorded(
      AccreditationId accreditation,
      OrganisationId auditor,
      String body,
      String scheme,
      String certificate,
      List<RiskDomain> domains,
      Instant from,
      Instant until,
      String source,
      @Nullable String credentialDigest,
      String registrar)
      implements OrganisationFact {
    public AccreditationRecorded {
      domains = List.copyOf(domains);
    }
  }

  /** A second registrar approved an accreditation. */
  record AccreditationApproved(AccreditationId accreditation, String approver)
      implements OrganisationFact {}

  /**
   * An accreditation was withdrawn, by its body or because it was recorded by mistake.
   *
   * @param effectiveFrom since when it does not count; may be earlier than its recording
   */
  record AccreditationWithdrawn(
      AccreditationId accreditation, String reason, Instant effectiveFrom, String registrar)
      implements OrganisationFact {}

  /**
   * A public key was registered with proof of possession.
   *
   * @param person whose key it is; null for the organisation's as such
   * @param publicKey base64 of its SubjectPublicKeyInfo
   * @param replaces the key in whose place it comes, which signed it in; null if none
   */
  record SigningKeyRegistered(
      KeyId key,
      @Nullable String person,
      KeyAlgorithm algorithm,
      String publicKey,
      Instant from,
      @Nullable Instant until,
      @Nullable KeyId replaces)
      implements OrganisationFact {}

  /**
   * A key was revoked: from here on its signatures do not count.
   *
   * @param compromisedSince since when others may have signed with it; null if nobody did
   */
  record SigningKeyRevoked(
      KeyId key, String reason, Instant effectiveFrom, @Nullable Instant compromisedSince)
      implements OrganisationFact {}
}
