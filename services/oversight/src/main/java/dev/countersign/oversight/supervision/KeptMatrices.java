package dev.countersign.oversight.supervision;

import dev.countersign.oversight.supervision.MatrixRows.Known;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Matrices that need not be judged again, because nothing that they rest on has changed. */
public interface KeptMatrices {

  /**
   * Whose view it is, and of what state.
   *
   * @param viewer the organisation that looks: what it may see decides what it is shown
   * @param validAt the instant that was asked for; null for now
   */
  record Key(String viewer, Known known, @Nullable Instant validAt) {}

  /** One that holds at this instant. */
  Optional<LabMatrix> find(Key key, Instant at);

  void keep(Key key, LabMatrix matrix);
}
