package dev.countersign.domain.gate;

import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.history.Lineage;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.policy.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who was trained past what was cleared. A clearance to train goes up to a ceiling; a version past
 * every ceiling that its parent was cleared for needs evaluations of its own.
 */
public final class Ceilings {
  private final Map<ModelVersionId, List<Event<GateDecided>>> cleared = new HashMap<>();

  private Ceilings(History history) {
    var requests = new HashMap<RequestId, ScaleUpRequested>();
    history
        .all(ScaleUpRequested.class)
        .forEach(event -> requests.put(event.fact().request(), event.fact()));
    for (var event : history.all(GateDecided.class)) {
      var request = requests.get(event.fact().request());
      if (event.fact().outcome() == Outcome.CLEARED
          && event.fact().flopCeiling() != null
          && request != null
          && request.base() != null
          && (request.stage() == Stage.SCALE || request.stage() == Stage.TRAIN)) {
        cleared.computeIfAbsent(request.base(), first -> new ArrayList<>()).add(event);
      }
    }
  }

  static Ceilings of(History history) {
    return new Ceilings(history);
  }

  /**
   * The clearances that some version on the way was trained past: ids of the decisions and of their
   * requests; empty if none was.
   */
  List<String> exceededBetween(ModelVersionId earlier, ModelVersionId later, Lineage lineage) {
    if (cleared.isEmpty()) {
      return List.of();
    }
    var passed = new ArrayList<String>();
    for (var between : lineage.ancestorsOf(later)) {
      if (!between.equals(earlier) && lineage.descends(between, earlier)) {
        lineage
            .version(between)
            .ifPresent(version -> passed.addAll(passedBy(version, earlier, lineage)));
      }
    }
    return passed;
  }

  private List<String> passedBy(
      ModelVersionRegistered version, ModelVersionId earlier, Lineage lineage) {
    var passed = new ArrayList<String>();
    for (var parent : version.parents()) {
      var clearances =
          lineage.descends(parent.parent(), earlier)
              ? cleared.getOrDefault(parent.parent(), List.of())
              : List.<Event<GateDecided>>of();
      if (!clearances.isEmpty() && clearances.stream().allMatch(c -> isPast(version, c))) {
        clearances.forEach(
            c -> {
              passed.add(c.fact().decision().value());
              passed.add(c.fact().request().value());
            });
      }
    }
    return passed;
  }

  private static boolean isPast(ModelVersionRegistered version, Event<GateDecided> clearance) {
    var ceiling = clearance.fact().flopCeiling();
    return ceiling != null && version.trainingFlop().compareTo(ceiling) > 0;
  }
}
