package dev.countersign.oversight.gate;

import dev.countersign.oversight.gate.DeterminationRows.Row;
import dev.countersign.oversight.gate.DeterminationRows.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Optional;

/** What holds for model versions and thresholds, as far as the viewer may see it. */
@UseCase
public class ReadDeterminations {
  private final DeterminationRows rows;

  ReadDeterminations(DeterminationRows rows) {
    this.rows = rows;
  }

  public Optional<Row> one(String id) {
    return rows.one(id);
  }

  public Page<Row> page(Wanted wanted, Window window) {
    return rows.page(wanted, window);
  }

  public int count(Wanted wanted) {
    return rows.count(wanted);
  }
}
