package dev.countersign.domain;

import dev.countersign.domain.fact.EngagementFact.EngagementAccepted;
import dev.countersign.domain.fact.EngagementFact.EngagementOffered;
import dev.countersign.domain.fact.EngagementFact.IndependenceDeclared;
import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.fact.EngagementFact.RelationshipDisclosed;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import dev.countersign.domain.fact.EngagementFact.Scope;
import dev.countersign.domain.fact.EngagementFact.Terms;
import dev.countersign.domain.fact.OrganisationFact.Affiliate;
import dev.countersign.domain.fact.OrganisationFact.AffiliateRelation;
import dev.countersign.domain.fact.OrganisationFact.Company;
import dev.countersign.domain.fact.OrganisationFact.OrganisationApproved;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.fact.OrganisationFact.OwnershipApproved;
import dev.countersign.domain.fact.OrganisationFact.OwnershipRecorded;
import dev.countersign.domain.id.DeclarationId;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.id.OwnershipId;
import dev.countersign.domain.policy.Policy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Organisations, what they own, and what auditors say of themselves, as a test tells it. */
public final class Auditors {
  public static final OrganisationId AURELIA = Story.LAB;
  public static final OrganisationId KESTREL = Aurelia.KESTREL;
  public static final OrganisationId BRACKEN = new OrganisationId("org_bracken");
  public static final Instant ALWAYS = Instant.parse("2020-01-01T00:00:00Z");
  private static final OrganisationId PLATFORM = new OrganisationId("org_countersign");

  private Auditors() {}

  static void register(
      Story story, OrganisationId id, OrganisationKind kind, String name, Affiliate... affiliates) {
    story.file(
        id.value(),
        PLATFORM,
        new OrganisationRegistered(
            kind, name, List.of("EU"), List.of(affiliates), "platform-registrar"));
    story.file(
        "fct_" + Story.digits(id.hashCode()),
        PLATFORM,
        new OrganisationApproved(id, "platform-approver"));
  }

  static void registerAll(Story story) {
    register(story, AURELIA, OrganisationKind.LAB, "Aurelia Labs", ownedBy("Northgate", "0.04"));
    register(story, KESTREL, OrganisationKind.AUDITOR, "Kestrel Evals");
    register(
        story, BRACKEN, OrganisationKind.AUDITOR, "Bracken Assurance", ownedBy("northgate ", "1"));
  }

  static Affiliate ownedBy(String name, String share) {
    return new Affiliate(
        name, null, AffiliateRelation.OWNED_BY, new BigDecimal(share), ALWAYS, null);
  }

  static void owns(Story story, int number, String owner, String owned, String share, String from) {
    var id = new OwnershipId("own_" + Story.digits(number));
    story.file(
        id.value(),
        PLATFORM,
        new OwnershipRecorded(
            id,
            new Company(owner, null),
            new Company(owned, null),
            new BigDecimal(share),
            Instant.parse(from),
            null,
            "annual report",
            "platform-registrar"));
    story.file(id.value(), PLATFORM, new OwnershipApproved(id, "platform-approver"));
  }

  static EngagementId engage(Story story, OrganisationId auditor, int number, Terms terms) {
    var id = new EngagementId("eng_" + Story.digits(number));
    story.file(
        id.value(),
        new EngagementOffered(
            id,
            auditor,
            new Scope(null, null, null, List.of()),
            Instant.parse("2026-03-01T00:00:00Z"),
            Instant.parse("2027-12-31T00:00:00Z"),
            terms));
    story.file(id.value(), auditor, new EngagementAccepted(id));
    return id;
  }

  static void declare(
      Story story, OrganisationId auditor, EngagementId engagement, Relationship... relationships) {
    var id = new DeclarationId("dcl_" + Story.digits(engagement.hashCode()));
    story.file(
        id.value(),
        auditor,
        new IndependenceDeclared(
            id,
            engagement,
            auditor,
            "lead",
            List.of(),
            List.of(relationships),
            false,
            ALWAYS,
            Instant.parse("2027-12-31T00:00:00Z"),
            Story.digest("declaration"),
            Story.digest("envelope")));
  }

  /** Under which a relationship is disclosed: the same in every run. */
  static DeclarationId declaration(Relationship relationship) {
    return new DeclarationId("dcl_" + Story.digest(relationship.toString()).substring(32));
  }

  static void disclose(
      Story story, OrganisationId auditor, EngagementId engagement, Relationship relationship) {
    var id = declaration(relationship);
    story.file(
        id.value(),
        auditor,
        new RelationshipDisclosed(id, engagement, auditor, relationship, "lead"));
  }

  /** The same policy, under which an attestation counts for six months at most. */
  static Policy limited(Policy policy) {
    return new Policy(
        policy.title(),
        policy.safetyLevels(),
        policy.safeguards(),
        policy.thresholds(),
        policy.commitments(),
        policy.objectionWindow(),
        Period.ofMonths(6),
        policy.predecessor());
  }

  /** A relationship of the auditor's own. */
  public static Relationship with(
      RelationshipKind kind, String company, @Nullable String share, String from) {
    return new Relationship(
        kind,
        company,
        null,
        share == null ? null : new BigDecimal(share),
        Instant.parse(from),
        null,
        null,
        null);
  }
}
