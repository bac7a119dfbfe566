package dev.countersign.oversight.supervision;

import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.compliance.CoverageRule;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.history.History;
import dev.countersign.domain.incident.Incident;
import dev.countersign.domain.incident.Incidents;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.oversight.requirement.ReadCatalogue;
import dev.countersign.oversight.supervision.LookAtLabs.Look;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How it went on over time with what instruments ask of labs: requirements, obligations, incidents.
 * Each instant is counted as it was known then, of what the viewer may see.
 */
@ApplicationScoped
public class ReadTrends {
  private final LookAtLabs labs;
  private final JudgeLabs judge;
  private final ReadCatalogue catalogue;
  private final CompareDates dates;

  ReadTrends(LookAtLabs labs, JudgeLabs judge, ReadCatalogue catalogue, CompareDates dates) {
    this.labs = labs;
    this.judge = judge;
    this.catalogue = catalogue;
    this.dates = dates;
  }

  /** How many requirements stood how, over all labs, at an instant. */
  public record CoveragePoint(Instant at, Map<ComplianceStatus, Integer> counts) {}

  /**
   * How much was owed, and what had happened, by an instant.
   *
   * @param incidents on record by then, near misses left out
   * @param unresolved those of them of which nobody had said by then that they were resolved
   * @param nearMisses on record by then
   */
  public record DutyPoint(
      Instant at,
      Map<ObligationState, Integer> counts,
      int incidents,
      int unresolved,
      int nearMisses) {}

  /**
   * How labs stood to an instrument, as it counts now.
   *
   * @param points 2 to 24 instants, evenly spread
   */
  public List<CoveragePoint> coverage(
      String instrument, @Nullable String lab, Instant from, Instant to, int points) {
    var required = catalogue.required(instrument);
    var instants = dates.instants(from, to, points);
    var look = labs.lookAnew(lab);
    return instants.stream()
        .map(
            at -> {
              var counts = new EnumMap<ComplianceStatus, Integer>(ComplianceStatus.class);
              look.record()
                  .forEach(
                      (one, record) ->
                          CoverageRule.of(
                                  judge.known(
                                      one, CompareDates.asOf(record, at), look.instruments(), at),
                                  required,
                                  at)
                              .forEach(row -> counts.merge(row.status(), 1, Integer::sum)));
              return new CoveragePoint(at, counts);
            })
        .toList();
  }

  /**
   * What labs owed by the record as it was known then and by the instruments as they count now, and
   * the incidents that they had.
   *
   * @param instrument only what it asks for, and incidents that fall under it; null for all
   * @param points 2 to 24 instants, evenly spread
   */
  public List<DutyPoint> duties(
      @Nullable String instrument, @Nullable String lab, Instant from, Instant to, int points) {
    if (instrument != null) {
      catalogue.required(instrument);
    }
    var instants = dates.instants(from, to, points);
    var look = labs.lookAnew(lab);
    return instants.stream().map(at -> duties(look, instrument, at)).toList();
  }

  private DutyPoint duties(Look look, @Nullable String instrument, Instant at) {
    var counts = new EnumMap<ObligationState, Integer>(ObligationState.class);
    int happened = 0;
    int unresolved = 0;
    int nearMisses = 0;
    for (var of : look.record().entrySet()) {
      var record = CompareDates.asOf(of.getValue(), at);
      judge.known(of.getKey(), record, look.instruments(), at).obligations().stream()
          .filter(owed -> instrument == null || instrument.equals(owed.instrument()))
          .forEach(owed -> counts.merge(owed.state(), 1, Integer::sum));
      for (var incident : incidents(record, instrument)) {
        if (incident.isNearMiss(instrument)) {
          nearMisses++;
        } else {
          happened++;
          unresolved += incident.earliest(ClockStart.RESOLVED).isEmpty() ? 1 : 0;
        }
      }
    }
    return new DutyPoint(at, counts, happened, unresolved, nearMisses);
  }

  private static List<Incident> incidents(List<RecordedFact> record, @Nullable String instrument) {
    return Incidents.of(History.of(record)).all().stream()
        .filter(incident -> instrument == null || incident.category(instrument).isPresent())
        .toList();
  }
}
