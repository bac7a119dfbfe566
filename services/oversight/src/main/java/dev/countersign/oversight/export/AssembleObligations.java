package dev.countersign.oversight.export;

import dev.countersign.oversight.ledger.LogRows;
import dev.countersign.oversight.obligation.ReadObligations;
import dev.countersign.oversight.obligation.ReadObligations.Filter;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together what is owed, as far as the viewer may see it, to be taken away. */
@ApplicationScoped
public class AssembleObligations {
  private final ReadObligations obligations;
  private final PlacesInLog places;
  private final Standpoint standpoint;

  AssembleObligations(ReadObligations obligations, PlacesInLog places, Standpoint standpoint) {
    this.obligations = obligations;
    this.places = places;
    this.standpoint = standpoint;
  }

  /**
   * @param lab only what this one owes; null for all
   * @param instrument only what it asks for; null for any
   */
  public ObligationExport assemble(@Nullable String lab, @Nullable String instrument) {
    var checkpoint = places.checkpoint();
    var rows =
        obligations
            .page(new Filter(lab, List.of(), null, null, instrument), Window.ALL)
            .rows()
            .stream()
            .map(Page.Row::value)
            .toList();
    return new ObligationExport(
        standpoint.validAt(),
        standpoint.asOf().knownAt(),
        checkpoint.map(LogRows.Checkpoint::size).orElse(0L),
        checkpoint.map(LogRows.Checkpoint::note).orElse(null),
        rows,
        places.indexes(rows.stream().map(ObligationExport::shownBy).distinct().toList()));
  }
}
