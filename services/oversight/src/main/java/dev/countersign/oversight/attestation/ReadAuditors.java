package dev.countersign.oversight.attestation;

import dev.countersign.domain.attestation.AttestationStatus;
import dev.countersign.domain.attestation.Standing;
import dev.countersign.domain.attestation.Standings.Arrival;
import dev.countersign.domain.fact.AttestationFact.AttestationSummarised;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.organisation.ReadOrganisations;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The register of auditors and the summaries of what they attested: everyone sees those of
 * announced models, a lab and its regulators also the rest of their own.
 */
@UseCase
public class ReadAuditors {
  private final Facts facts;
  private final Endings endings;
  private final ReadOrganisations organisations;
  private final Standpoint standpoint;

  ReadAuditors(
      Facts facts, Endings endings, ReadOrganisations organisations, Standpoint standpoint) {
    this.facts = facts;
    this.endings = endings;
    this.organisations = organisations;
    this.standpoint = standpoint;
  }

  /** A summary and where its attestation stands. */
  public record Summary(Event<AttestationSummarised> summarised, Standing standing) {}

  /**
   * An auditor with what the viewer may know of its attestations.
   *
   * @param counts how many attestations stand how
   * @param disclosed the kinds of relationship that it disclosed with any of them
   */
  public record Auditor(
      Event<OrganisationRegistered> registered,
      Map<AttestationStatus, Integer> counts,
      List<RelationshipKind> disclosed) {}

  public Page<Summary> summaries(@Nullable String auditor, @Nullable String lab, Window window) {
    var page = facts.page(wanted(auditor, lab), window);
    var read = with(page.rows().stream().map(Page.Row::value).toList()).iterator();
    return page.map(event -> read.next());
  }

  public int countSummaries(@Nullable String auditor, @Nullable String lab) {
    return facts.count(wanted(auditor, lab));
  }

  public Page<Auditor> auditors(Window window) {
    var summaries =
        with(
            facts.page(Wanted.all(AttestationSummarised.class), Window.ALL).rows().stream()
                .map(Page.Row::value)
                .toList());
    return organisations.page(OrganisationKind.AUDITOR, window).map(o -> auditor(o, summaries));
  }

  public int countAuditors() {
    return organisations.count(OrganisationKind.AUDITOR);
  }

  private static Auditor auditor(Event<OrganisationRegistered> organisation, List<Summary> all) {
    var own =
        all.stream()
            .filter(s -> s.summarised().fact().auditor().value().equals(organisation.header().id()))
            .toList();
    var counts = new EnumMap<AttestationStatus, Integer>(AttestationStatus.class);
    own.forEach(summary -> counts.merge(summary.standing().status(), 1, Integer::sum));
    return new Auditor(
        organisation,
        counts,
        own.stream()
            .flatMap(summary -> summary.summarised().fact().disclosed().stream())
            .distinct()
            .sorted()
            .toList());
  }

  private List<Summary> with(List<Event<AttestationSummarised>> events) {
    var standings = endings.of(events.stream().map(ReadAuditors::arrival).toList());
    return events.stream()
        .map(
            event ->
                new Summary(
                    event,
                    standings.at(event.fact().attestation(), standpoint.validAt()).orElseThrow()))
        .toList();
  }

  private static Arrival arrival(Event<AttestationSummarised> event) {
    var fact = event.fact();
    return new Arrival(
        fact.attestation(),
        event.header().recordedAt(),
        fact.expiresAt(),
        fact.reception(),
        fact.reason());
  }

  private static Wanted<AttestationSummarised> wanted(
      @Nullable String auditor, @Nullable String lab) {
    return Wanted.all(AttestationSummarised.class).ofLab(lab).where("auditor", auditor);
  }
}
