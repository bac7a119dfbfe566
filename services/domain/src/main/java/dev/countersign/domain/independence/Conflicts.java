package dev.countersign.domain.independence;

import dev.countersign.domain.fact.EngagementFact.EngagementOffered;
import dev.countersign.domain.fact.EngagementFact.IndependenceDeclared;
import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.fact.OrganisationFact.Affiliate;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Conflicts of interest that disqualify; whatever else is declared is disclosed and counts. */
public final class Conflicts {
  private static final BigDecimal REVENUE_LIMIT = new BigDecimal("0.5");

  private Conflicts() {}

  /**
   * The first disqualifying conflict, by code; empty if there is none.
   *
   * @param at the instant at which the attestation arrives
   */
  public static Optional<String> disqualifying(
      OrganisationRegistered auditor,
      OrganisationRegistered lab,
      EngagementOffered engagement,
      IndependenceDeclared declaration,
      Instant at) {
    if (sharesAnOwner(auditor, lab, at)) {
      return Optional.of("COI_EQUITY_AFFILIATE");
    }
    if (engagement.terms().contingent()) {
      return Optional.of("COI_CONTINGENT_FEE");
    }
    if (engagement.terms().publicationVeto()) {
      return Optional.of("COI_PUBLICATION_VETO");
    }
    return declaration.relationships().stream()
        .filter(relationship -> holds(relationship, at))
        .flatMap(relationship -> code(relationship).stream())
        .findFirst();
  }

  /** A company that holds both, or one of them that holds the other, ties them together. */
  private static boolean sharesAnOwner(
      OrganisationRegistered auditor, OrganisationRegistered lab, Instant at) {
    return auditor.affiliates().stream()
        .filter(affiliate -> holds(affiliate, at))
        .anyMatch(
            affiliate ->
                affiliate.name().equalsIgnoreCase(lab.legalName())
                    || lab.affiliates().stream()
                        .filter(other -> holds(other, at))
                        .anyMatch(
                            other ->
                                other.name().equalsIgnoreCase(affiliate.name())
                                    || other.name().equalsIgnoreCase(auditor.legalName())));
  }

  private static boolean holds(Affiliate affiliate, Instant at) {
    return affiliate.share().signum() > 0
        && !at.isBefore(affiliate.from())
        && (affiliate.until() == null || at.isBefore(affiliate.until()));
  }

  private static boolean holds(Relationship relationship, Instant at) {
    return !at.isBefore(relationship.from())
        && (relationship.until() == null || at.isBefore(relationship.until()));
  }

  private static Optional<String> code(Relationship relationship) {
    return switch (relationship.relationship()) {
      case EQUITY, DEBT, OPTIONS -> Optional.of("COI_EQUITY");
      case FAMILY -> Optional.of("COI_FAMILY");
      case OPERATIONAL_DEPENDENCE -> Optional.of("COI_DEPENDENCE");
      case PUBLICATION_VETO -> Optional.of("COI_PUBLICATION_VETO");
      case CONTINGENT_FEE -> Optional.of("COI_CONTINGENT_FEE");
      case EMPLOYMENT -> Optional.of("COI_EMPLOYMENT");
      case AUTHORSHIP -> Optional.of("COI_AUTHORSHIP");
      case REVENUE ->
          relationship.share() != null && relationship.share().compareTo(REVENUE_LIMIT) > 0
              ? Optional.of("COI_REVENUE")
              : Optional.empty();
      case FREE_COMPUTE, CO_PUBLICATION, COMPETITOR_FUNDING -> Optional.empty();
    };
  }
}
