package dev.countersign.oversight.supervision;

import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.compliance.CoverageRule;
import dev.countersign.domain.compliance.StatusMedian;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.oversight.ledger.Tallies;
import dev.countersign.oversight.organisation.ReadOrganisations;
import dev.countersign.oversight.platform.AsOf;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.ViewerSwitch;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.requirement.ReadCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;

/**
 * How labs stand to what an instrument requires, in the middle: for a lab, which may not see how
 * another stands. Each lab is judged from its own record as the rules read it; nothing leaves but
 * the median of five labs or more, as things stood when a month began.
 */
@UseCase
public class ReadMedians {
  /** What was begun before a month and is written down a little later still belongs to it. */
  private static final Duration SETTLED = Duration.ofMinutes(5);

  private final Tallies tallies;
  private final ReadCatalogue catalogue;
  private final ReadOrganisations organisations;
  private final JudgeLabs judge;
  private final KeptMedians kept;
  private final CurrentViewer viewer;
  private final ViewerSwitch viewerSwitch;
  private final Standpoint standpoint;
  private final PlatformClock clock;

  ReadMedians(
      Tallies tallies,
      ReadCatalogue catalogue,
      ReadOrganisations organisations,
      JudgeLabs judge,
      KeptMedians kept,
      CurrentViewer viewer,
      ViewerSwitch viewerSwitch,
      Standpoint standpoint,
      PlatformClock clock) {
    this.tallies = tallies;
    this.catalogue = catalogue;
    this.organisations = organisations;
    this.judge = judge;
    this.kept = kept;
    this.viewer = viewer;
    this.viewerSwitch = viewerSwitch;
    this.standpoint = standpoint;
    this.clock = clock;
  }

  /**
   * The medians of an instrument.
   *
   * @param before what was recorded before this instant counts; the first of a month
   * @param told by requirement, in the instrument's order; without what fewer than five labs owe
   */
  public record Medians(Instant before, SequencedMap<String, ComplianceStatus> told) {}

  public Medians of(String key) {
    var instrument = catalogue.required(key);
    var before = tallies.before();
    return new Medians(
        before, kept.find(instrument, before).orElseGet(() -> judged(instrument, before)));
  }

  private SequencedMap<String, ComplianceStatus> judged(Instrument instrument, Instant before) {
    var who = viewer.get();
    var from = standpoint.asOf();
    boolean reading = standpoint.isReading();
    var standings = new LinkedHashMap<String, List<ComplianceStatus>>();
    try {
      standpoint.look(new AsOf(before, before.minus(1, ChronoUnit.MICROS), null, null), reading);
      viewerSwitch.look(who);
      var instruments = catalogue.allCounting();
      for (var lab : labs()) {
        viewerSwitch.look(Viewer.rulesFor(lab));
        var record = Objects.requireNonNull(judge.read(Set.of(lab)).get(lab));
        var known = judge.known(lab, record, instruments, before);
        for (var coverage : CoverageRule.of(known, instrument, before)) {
          standings
              .computeIfAbsent(coverage.requirementKey(), requirement -> new ArrayList<>())
              .add(coverage.status());
        }
      }
    } finally {
      standpoint.look(from, reading);
      viewerSwitch.look(who);
    }
    var medians = new LinkedHashMap<String, ComplianceStatus>();
    standings.forEach(
        (requirement, of) ->
            StatusMedian.of(of).ifPresent(median -> medians.put(requirement, median)));
    if (clock.now().isAfter(before.plus(SETTLED))) {
      kept.keep(instrument, before, medians);
    }
    return medians;
  }

  private List<String> labs() {
    return organisations.page(OrganisationKind.LAB, Window.ALL).rows().stream()
        .map(row -> row.value().header().id())
        .filter(organisations::isApproved)
        .toList();
  }
}
