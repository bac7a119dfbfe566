package dev.countersign.domain.fact;

import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.id.DeclarationId;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.EngagementId;
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

  /**
   * One relationship.
   *
   * @param with the company's name or id
   * @param share of the equity or revenue, 0 to 1
   * @param until excluded; null if it lasts
   */
  record Relationship(
      RelationshipKind relationship,
      String with,
      @Nullable BigDecimal share,
      Instant from,
      @Nullable Instant until,
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

  /** The auditor's signed word on what ties it to the lab. */
  record IndependenceDeclared(
      DeclarationId declaration,
      EngagementId engagement,
      OrganisationId auditor,
      String lead,
      List<Relationship> relationships,
      String payloadDigest)
      implements EngagementFact {
    public IndependenceDeclared {
      relationships = List.copyOf(relationships);
    }
  }
}
