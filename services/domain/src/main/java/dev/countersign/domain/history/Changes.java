package dev.countersign.domain.history;

import dev.countersign.domain.fact.ModelFact.ChangeKind;
import dev.countersign.domain.fact.ModelFact.ModelChanged;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.ModelVersionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What changed about models, with or without new weights. */
public final class Changes {
  private final List<Event<ModelChanged>> advances = new ArrayList<>();
  private final Map<ModelVersionId, List<Event<ModelChanged>>> of = new HashMap<>();

  private Changes(History history) {
    for (var event : history.all(ModelChanged.class)) {
      var version = event.fact().modelVersion();
      if (event.fact().change() == ChangeKind.ELICITATION_ADVANCE) {
        // What brings more out of one model brings more out of all of the lab's.
        advances.add(event);
      } else if (version != null) {
        of.computeIfAbsent(version, first -> new ArrayList<>()).add(event);
      }
    }
  }

  public static Changes of(History history) {
    return new Changes(history);
  }

  /** Advances in elicitation, which count for all models of the lab. */
  public List<Event<ModelChanged>> advances() {
    return advances;
  }

  /** What changed about this very version, other than how its abilities are brought out. */
  public List<Event<ModelChanged>> of(ModelVersionId version) {
    return of.getOrDefault(version, List.of());
  }
}
