package dev.countersign.domain.fact;

import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.id.AuditorCallId;
import dev.countersign.domain.id.DeclarationId;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.KeyId;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.policy.RiskDomain;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about engagements and the independence that they need. */
public sealed interface EngagementFact extends Fact {
  /** What an auditor may see; a null dimension means any. */
  record Scope(
      @Nullable List<DocumentId> documents,
      @Nullable List<ModelId> models,
      @Nullable List<RiskDomain> domains,
      List<EvidenceClass> evidenceClasses) {}

  /** What was agreed; a contingent fee or a veto over publication ends independence. */
  record Terms(@Nullable String fee, boolean contingent, boolean publicationVeto) {}

  /** What an auditor has to do with a lab or its affiliates. */
  enum RelationshipKind {
    EQUITY,
    DEBT,
    OPTIONS,
    FAMILY,
    OPERATIONAL_DEPENDENCE,
    PUBLICATION_VETO,
    CONTINGENT_FEE,
    REVENUE,
    EMPLOYMENT,
    AUTHORSHIP,
    FREE_COMPUTE,
    CO_PUBLICATION,
    COMPETITOR_FUNDING
  }

  /** Whose relationship it is, on the auditor's side. */
  enum Holder {
    AUDITOR,
    AFFILIATE,
    /** The named lead, or one of those to whom the lead reports. */
    LEAD_CHAIN,
    /** Anybody else who works for the auditor. */
    STAFF
  }

  /**
   * One relationship. The same kind with the same company since the same day is one relationship:
   * stated again, it takes the place of what was stated before.
   *
   * @param with the company's name or id: the lab's, or that of an affiliate
   * @param holder whose it is; null for the auditor's as such
   * @param share of the company's equity, or of the auditor's revenue while it lasts; 0 to 1
   * @param until excluded; null if it lasts
   * @param scope keys of thresholds and safeguards and ids of models that it is limited to; null
   *     for everything. Only an authorship is limited
   */
  record Relationship(
      RelationshipKind relationship,
      String with,
      @Nullable Holder holder,
      @Nullable BigDecimal share,
      Instant from,
      @Nullable Instant until,
      @Nullable List<String> scope,
      @Nullable String detail) {}

  record EngagementOffered(
      EngagementId engagement,
      OrganisationId auditor,
      Scope scope,
      Instant from,
      Instant until,
      Terms terms)
      implements EngagementFact {}

  record EngagementAccepted(EngagementId engagement) implements EngagementFact {}

  record EngagementEnded(EngagementId engagement, OrganisationId endedBy, String reason)
      implements EngagementFact {}

  /**
   * The auditor's signed word on what ties it to the lab; required before any attestation.
   *
   * @param publicationControl true if the lab may stop or change what the auditor publishes
   * @param periodFrom from when the declaration looks back
   * @param periodUntil until when it speaks, excluded
   * @param keys the registered keys of the lead who signed
   */
  record IndependenceDeclared(
      DeclarationId declaration,
      EngagementId engagement,
      OrganisationId auditor,
      String lead,
      List<KeyId> keys,
      List<Relationship> relationships,
      boolean publicationControl,
      Instant periodFrom,
      Instant periodUntil,
      String payloadDigest,
      String envelopeDigest)
      implements EngagementFact {
    public IndependenceDeclared {
      keys = List.copyOf(keys);
      relationships = List.copyOf(relationships);
    }
  }

  /** The auditor told of a relationship after it had declared. */
  record RelationshipDisclosed(
      DeclarationId declaration,
      EngagementId engagement,
      OrganisationId auditor,
      Relationship relationship,
      String disclosedBy)
      implements EngagementFact {}

  /**
   * The auditor was refused something that it asked the lab for. It belongs to what the auditor may
   * conclude, and to what a model report tells of access.
   *
   * @param asked what it asked for
   * @param askedAt when
   * @param refusal what it was told; null if it was never answered
   * @param author the person's name
   */
  record AccessRefused(
      EngagementId engagement,
      String asked,
      Instant askedAt,
      @Nullable String refusal,
      String author)
      implements EngagementFact {}

  /**
   * A lab looks for an auditor, openly.
   *
   * @param need what it is looked for to do
   * @param closesAt until when auditors may answer, excluded
   */
  record AuditorCallOpened(AuditorCallId call, String need, Instant closesAt, String author)
      implements EngagementFact {}

  /** An auditor answered a call. */
  record AuditorCallAnswered(
      AuditorCallId call, OrganisationId auditor, String answer, String author)
      implements EngagementFact {}

  /**
   * The lab says whom it chose and why, or why nobody.
   *
   * @param chosen empty if it chose none
   */
  record AuditorCallClosed(
      AuditorCallId call, List<OrganisationId> chosen, String reason, String author)
      implements EngagementFact {
    public AuditorCallClosed {
      chosen = List.copyOf(chosen);
    }
  }
}
