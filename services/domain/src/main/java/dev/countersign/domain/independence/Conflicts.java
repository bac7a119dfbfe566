package dev.countersign.domain.independence;

import dev.countersign.domain.fact.EngagementFact.EngagementOffered;
import dev.countersign.domain.fact.EngagementFact.Holder;
import dev.countersign.domain.fact.EngagementFact.IndependenceDeclared;
import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import dev.countersign.domain.history.Engagements;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.independence.Ownerships.Link;
import dev.countersign.domain.independence.Ownerships.Tie;
import dev.countersign.domain.independence.Statements.Stated;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Conflicts of interest between auditors and one lab, from that lab's record. What disqualifies
 * ends independence at the instants for which it holds; whatever else is declared is disclosed.
 */
public final class Conflicts {
  private static final Period EMPLOYMENT_COUNTS_FOR = Period.ofMonths(24);

  private final History history;
  private final Ownerships ownerships;
  private final Map<OrganisationId, List<Stated>> statements = new HashMap<>();
  private final Engagements engagements;

  private Conflicts(History history) {
    this.history = history;
    this.ownerships = Ownerships.of(history);
    this.engagements = Engagements.of(history);
  }

  private List<Stated> statements(OrganisationId auditor) {
    return statements.computeIfAbsent(auditor, who -> Statements.of(history, who));
  }

  /** The conflicts that this record shows; it must hold the organisations' own facts too. */
  public static Conflicts of(History history) {
    return new Conflicts(history);
  }

  /**
   * The first conflict that disqualifies; empty if there is none.
   *
   * @param subjects what is attested: keys of thresholds and safeguards, ids of the model and of
   *     its version; an authorship limited to something else does not count
   * @param at the instant at which the attestation is recorded
   */
  public Optional<Conflict> disqualifying(
      OrganisationId auditor, OrganisationId lab, Collection<String> subjects, Instant at) {
    return disqualifying(auditor, lab, statements(auditor), subjects, at).findFirst();
  }

  /**
   * All conflicts that would disqualify, with these relationships beside what is on record, and
   * with the terms of engagements that are only on offer.
   */
  public List<Conflict> foreseen(
      OrganisationId auditor, OrganisationId lab, List<Relationship> relationships, Instant at) {
    var stated = new ArrayList<>(statements(auditor));
    relationships.forEach(r -> stated.add(new Stated("", r)));
    var offers =
        engagements
            .of(auditor)
            .filter(engagements::isOnOffer)
            .flatMap(offer -> terms(offer, at).stream());
    return Stream.concat(disqualifying(auditor, lab, stated, ANYTHING, at), offers).toList();
  }

  /** The kinds of relationship that hold at an instant, are disclosed, and do not disqualify. */
  public List<RelationshipKind> disclosed(OrganisationId auditor, Instant at) {
    var stated = statements(auditor);
    var revenue = Revenue.at(at, stated.stream().map(Stated::relationship).toList());
    boolean discloses =
        revenue.share().compareTo(Revenue.DISCLOSED_FROM) >= 0
            && revenue.share().compareTo(Revenue.LIMIT) <= 0;
    return stated.stream()
        .filter(s -> holds(s.relationship(), at))
        .filter(s -> code(s.relationship(), ANYTHING).isEmpty())
        .map(s -> s.relationship().relationship())
        .filter(kind -> kind != RelationshipKind.REVENUE || discloses)
        .distinct()
        .sorted()
        .toList();
  }

  /** Stands for everything that could be attested: a limited authorship counts then too. */
  private static final Collection<String> ANYTHING = Collections.unmodifiableList(List.of());

  private Stream<Conflict> disqualifying(
      OrganisationId auditor,
      OrganisationId lab,
      List<Stated> stated,
      Collection<String> subjects,
      Instant at) {
    var byOwnership = ownerships.tie(auditor.value(), lab.value(), at).map(this::conflict).stream();
    var byTerms =
        engagements
            .of(auditor)
            .filter(offer -> engagements.binds(offer, at))
            .flatMap(offer -> terms(offer, at).stream());
    var byControl =
        history.stream(IndependenceDeclared.class)
            .filter(e -> e.fact().auditor().equals(auditor) && e.fact().publicationControl())
            .filter(e -> !at.isBefore(e.fact().periodFrom()) && at.isBefore(e.fact().periodUntil()))
            .map(
                e ->
                    new Conflict(
                        "COI_PUBLICATION_VETO",
                        e.fact().periodFrom(),
                        e.header().id(),
                        "The lab controls what the auditor publishes, as it declared."));
    var byRelationship =
        stated.stream()
            .filter(s -> holds(s.relationship(), at))
            .flatMap(s -> code(s.relationship(), subjects).map(c -> conflict(c, s)).stream());
    return Stream.of(byOwnership, byTerms, byControl, byRelationship, byRevenue(stated, at))
        .flatMap(conflicts -> conflicts);
  }

  private static Optional<Conflict> terms(Event<EngagementOffered> offer, Instant at) {
    var terms = offer.fact().terms();
    var id = offer.fact().engagement().value();
    var since = offer.header().recordedAt().isAfter(at) ? at : offer.header().recordedAt();
    if (terms.contingent()) {
      return Optional.of(
          new Conflict(
              "COI_CONTINGENT_FEE", since, id, "The fee of " + id + " depends on what is found."));
    }
    return terms.publicationVeto()
        ? Optional.of(
            new Conflict(
                "COI_PUBLICATION_VETO",
                since,
                id,
                "Under " + id + " the lab may stop publication."))
        : Optional.empty();
  }

  private Conflict conflict(Tie tie) {
    var chain = tie.links().stream().map(this::words).collect(Collectors.joining("; "));
    return new Conflict(
        tie.isDirect() ? "COI_EQUITY" : "COI_EQUITY_AFFILIATE",
        tie.since(),
        tie.links().isEmpty() ? null : tie.links().getLast().recordedIn(),
        "Ownership ties the auditor to the lab: " + chain + ".");
  }

  private String words(Link link) {
    return "%s owns %s of %s"
        .formatted(
            ownerships.name(link.owner()),
            link.share().toPlainString(),
            ownerships.name(link.owned()));
  }

  private static Conflict conflict(String code, Stated stated) {
    var relationship = stated.relationship();
    return new Conflict(
        code,
        relationship.from(),
        stated.declaration().isEmpty() ? null : stated.declaration(),
        "%s with %s since %s."
            .formatted(relationship.relationship(), relationship.with(), relationship.from()));
  }

  private static Stream<Conflict> byRevenue(List<Stated> stated, Instant at) {
    var revenue = Revenue.at(at, stated.stream().map(Stated::relationship).toList());
    if (revenue.share().compareTo(Revenue.LIMIT) <= 0) {
      return Stream.empty();
    }
    return Stream.of(
        new Conflict(
            "COI_REVENUE",
            revenue.since(),
            cause(stated, revenue.since()),
            "More than half of the auditor's revenue comes from the lab and its affiliates."));
  }

  private static @Nullable String cause(List<Stated> stated, Instant since) {
    return stated.stream()
        .filter(s -> s.relationship().relationship() == RelationshipKind.REVENUE)
        .filter(s -> s.relationship().from().equals(since) && !s.declaration().isEmpty())
        .map(Stated::declaration)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  private static boolean holds(Relationship relationship, Instant at) {
    // Who wrote something stays its author.
    var until =
        relationship.relationship() == RelationshipKind.AUTHORSHIP ? null : relationship.until();
    if (until != null && relationship.relationship() == RelationshipKind.EMPLOYMENT) {
      until = until.atZone(ZoneOffset.UTC).plus(EMPLOYMENT_COUNTS_FOR).toInstant();
    }
    return !at.isBefore(relationship.from()) && (until == null || at.isBefore(until));
  }

  /** Why this relationship disqualifies for these subjects; empty if it is only disclosed. */
  private static Optional<String> code(Relationship relationship, Collection<String> subjects) {
    boolean byAffiliate = relationship.holder() == Holder.AFFILIATE;
    return switch (relationship.relationship()) {
      case EQUITY -> stake(relationship, byAffiliate ? "COI_EQUITY_AFFILIATE" : "COI_EQUITY");
      case DEBT -> stake(relationship, "COI_DEBT");
      case OPTIONS -> stake(relationship, "COI_OPTIONS");
      case FAMILY -> Optional.of("COI_FAMILY");
      case OPERATIONAL_DEPENDENCE -> Optional.of("COI_DEPENDENCE");
      case PUBLICATION_VETO -> Optional.of("COI_PUBLICATION_VETO");
      case CONTINGENT_FEE -> Optional.of("COI_CONTINGENT_FEE");
      case EMPLOYMENT -> Optional.of("COI_EMPLOYMENT");
      case AUTHORSHIP ->
          relationship.scope() == null
                  || subjects == ANYTHING
                  || relationship.scope().stream().anyMatch(subjects::contains)
              ? Optional.of("COI_AUTHORSHIP")
              : Optional.empty();
      // Shares of revenue are added up over all sources.
      case REVENUE, FREE_COMPUTE, CO_PUBLICATION, COMPETITOR_FUNDING -> Optional.empty();
    };
  }

  /** What staff outside the lead's chain hold is disclosed. */
  private static Optional<String> stake(Relationship relationship, String code) {
    boolean none = relationship.share() != null && relationship.share().signum() == 0;
    return none || relationship.holder() == Holder.STAFF ? Optional.empty() : Optional.of(code);
  }
}
