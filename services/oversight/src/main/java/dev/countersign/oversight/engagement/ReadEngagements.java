package dev.countersign.oversight.engagement;

import dev.countersign.domain.fact.EngagementFact.AccessRefused;
import dev.countersign.domain.fact.EngagementFact.EngagementOffered;
import dev.countersign.domain.fact.EngagementFact.IndependenceDeclared;
import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.fact.EngagementFact.RelationshipDisclosed;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.oversight.engagement.Engagements.EngagementStatus;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of it the viewer may see. */
@UseCase
public class ReadEngagements {
  private final Facts facts;
  private final Engagements engagements;
  private final Standpoint standpoint;

  ReadEngagements(Facts facts, Engagements engagements, Standpoint standpoint) {
    this.facts = facts;
    this.engagements = engagements;
    this.standpoint = standpoint;
  }

  /** An engagement with where it stands now. */
  public record Engaged(Event<EngagementOffered> offered, EngagementStatus status) {}

  /**
   * What an auditor said of its independence.
   *
   * @param publicationControl null where a relationship was told later
   * @param payloadDigest null where a relationship was told later
   */
  public record Said(
      FactHeader header,
      EngagementId engagement,
      String by,
      List<Relationship> relationships,
      @Nullable Boolean publicationControl,
      @Nullable String payloadDigest) {}

  /** Everything that was said under any engagement that the viewer sees, in order. */
  public List<Said> said() {
    var declared =
        facts.page(Wanted.all(IndependenceDeclared.class), Window.ALL).rows().stream()
            .map(row -> said(row.value()));
    var disclosed =
        facts.page(Wanted.all(RelationshipDisclosed.class), Window.ALL).rows().stream()
            .map(
                row ->
                    new Said(
                        row.value().header(),
                        row.value().fact().engagement(),
                        row.value().fact().disclosedBy(),
                        List.of(row.value().fact().relationship()),
                        null,
                        null));
    return Stream.concat(declared, disclosed)
        .sorted(Comparator.comparing(said -> said.header().position()))
        .toList();
  }

  private static Said said(Event<IndependenceDeclared> event) {
    var fact = event.fact();
    return new Said(
        event.header(),
        fact.engagement(),
        fact.lead(),
        fact.relationships(),
        fact.publicationControl(),
        fact.payloadDigest());
  }

  /** What the auditors were refused under these engagements, oldest first. */
  public Map<String, List<Event<AccessRefused>>> refused(Collection<String> ids) {
    return facts.of(AccessRefused.class, ids).stream()
        .collect(Collectors.groupingBy(event -> event.fact().engagement().value()));
  }

  public Optional<Engaged> one(String id) {
    return facts.first(EngagementOffered.class, id).map(event -> read(List.of(event)).getFirst());
  }

  public Page<Engaged> page(@Nullable String lab, Window window) {
    return facts.page(Wanted.all(EngagementOffered.class).ofLab(lab), window).mapAll(this::read);
  }

  public int count(@Nullable String lab) {
    return facts.count(Wanted.all(EngagementOffered.class).ofLab(lab));
  }

  private List<Engaged> read(List<Event<EngagementOffered>> offers) {
    var statuses = engagements.statuses(offers, standpoint.validAt()).iterator();
    return offers.stream().map(offer -> new Engaged(offer, statuses.next())).toList();
  }
}
