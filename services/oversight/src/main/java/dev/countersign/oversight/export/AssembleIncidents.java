package dev.countersign.oversight.export;

import dev.countersign.domain.incident.Incident;
import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.requirement.ReportItem;
import dev.countersign.oversight.export.IncidentExport.Row;
import dev.countersign.oversight.incident.ReadIncidents;
import dev.countersign.oversight.ledger.LogRows;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.requirement.ReadCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts together the incidents, as far as the viewer may see them, to be taken away. */
@ApplicationScoped
public class AssembleIncidents {
  private final ReadIncidents incidents;
  private final ReadCatalogue catalogue;
  private final PlacesInLog places;
  private final Standpoint standpoint;

  AssembleIncidents(
      ReadIncidents incidents, ReadCatalogue catalogue, PlacesInLog places, Standpoint standpoint) {
    this.incidents = incidents;
    this.catalogue = catalogue;
    this.places = places;
    this.standpoint = standpoint;
  }

  /**
   * @param lab only those of this one; null for all
   * @param instrument only those that fall under it, and only what it asks of them; null for any
   * @throws RefusedException {@code UNKNOWN_REGIME} if an instrument is asked for that nobody knows
   */
  public IncidentExport assemble(@Nullable String lab, @Nullable String instrument) {
    if (instrument != null) {
      catalogue.required(instrument);
    }
    var checkpoint = places.checkpoint();
    var all =
        incidents.page(lab, Window.ALL).rows().stream()
            .map(Page.Row::value)
            .filter(incident -> instrument == null || incident.category(instrument).isPresent())
            .toList();
    var owed = incidents.obligations(all);
    var missing = missing(all);
    return new IncidentExport(
        standpoint.validAt(),
        standpoint.asOf().knownAt(),
        instrument,
        checkpoint.map(LogRows.Checkpoint::size).orElse(0L),
        checkpoint.map(LogRows.Checkpoint::note).orElse(null),
        IntStream.range(0, all.size())
            .mapToObj(i -> new Row(all.get(i), of(instrument, owed.get(i)), missing))
            .toList(),
        places.indexes(all.stream().map(incident -> incident.id().value()).toList()));
  }

  private static List<Obligation> of(@Nullable String instrument, List<Obligation> owed) {
    return owed.stream()
        .filter(one -> instrument == null || instrument.equals(one.instrument()))
        .toList();
  }

  private Map<String, Set<ReportItem>> missing(List<Incident> all) {
    var reports =
        all.stream()
            .flatMap(incident -> incident.reports().stream())
            .map(event -> event.fact())
            .toList();
    var items = incidents.missing(reports);
    var missing = new HashMap<String, Set<ReportItem>>();
    for (int i = 0; i < reports.size(); i++) {
      missing.put(reports.get(i).report().value(), items.get(i));
    }
    return missing;
  }
}
