package dev.countersign.oversight.halt;

import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The halts that the viewer may see, across labs where it may look across labs. */
@UseCase
public class ReadHalts {
  private final HaltRecords halts;

  ReadHalts(HaltRecords halts) {
    this.halts = halts;
  }

  public Optional<Halt> one(String id) {
    return halts.read(id);
  }

  public Page<Halt> page(@Nullable String lab, Window window) {
    var page = halts.opened(lab, window);
    var read = halts.read(page.rows().stream().map(row -> row.value().header().id()).toList());
    return page.map(event -> Objects.requireNonNull(read.get(event.header().id())));
  }

  public int count(@Nullable String lab) {
    return halts.count(lab);
  }
}
