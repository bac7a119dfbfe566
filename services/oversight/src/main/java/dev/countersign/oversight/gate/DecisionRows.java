package dev.countersign.oversight.gate;

import java.util.Collection;
import java.util.List;

/** The newest decision on each request, as far as the viewer may see it. */
public interface DecisionRows {
  /** Their ids. */
  List<String> newestOn(Collection<String> requests);

  /** The ids of the newest outcome on each request. */
  List<String> newestOutcomesOn(Collection<String> requests);
}
