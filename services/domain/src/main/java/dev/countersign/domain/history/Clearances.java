package dev.countersign.domain.history;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.policy.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** For what steps the versions of a lab were cleared, and until when. */
public final class Clearances {
  /** What brings a version into use, though nobody records that it was or is no longer. */
  private static final Set<Stage> INTO_USE =
      EnumSet.of(Stage.INTERNAL_DEPLOY, Stage.WEIGHTS_RELEASE);

  private final Map<ModelVersionId, List<Cleared>> cleared = new HashMap<>();

  /**
   * @param validUntil excluded; null if time alone does not end it
   * @param replaced by the next decision on the request; null if it stands
   */
  private record Cleared(
      FactHeader header, Stage stage, @Nullable Instant validUntil, @Nullable Position replaced) {
    boolean isSince(Position position) {
      return header.position().isAfter(position);
    }

    boolean stands(Position position, Instant at) {
      return (replaced == null || replaced.isAfter(position))
          && (validUntil == null || at.isBefore(validUntil));
    }
  }

  private Clearances(History history) {
    var requests = new HashMap<RequestId, ScaleUpRequested>();
    history.stream(ScaleUpRequested.class)
        .forEach(event -> requests.put(event.fact().request(), event.fact()));
    var next = new HashMap<RequestId, Position>();
    for (var event : history.all(GateDecided.class).reversed()) {
      var decided = event.fact();
      var request = requests.get(decided.request());
      var replaced = next.put(decided.request(), event.header().position());
      if (request != null && request.base() != null && decided.validUntil() != null) {
        cleared
            .computeIfAbsent(request.base(), first -> new ArrayList<>())
            .add(new Cleared(event.header(), request.stage(), decided.validUntil(), replaced));
      }
    }
  }

  public static Clearances of(History history) {
    return new Clearances(history);
  }

  /** True if at a position a step from the version may be taken, or one that is used was. */
  public boolean count(ModelVersionId version, Position position, Instant at) {
    return of(version).stream()
        .filter(one -> !one.isSince(position))
        .anyMatch(one -> INTO_USE.contains(one.stage()) || one.stands(position, at));
  }

  /** True if the version was cleared for a step after a position. */
  boolean since(ModelVersionId version, Position position) {
    return of(version).stream().anyMatch(one -> one.isSince(position));
  }

  private List<Cleared> of(ModelVersionId version) {
    return cleared.getOrDefault(version, List.of());
  }
}
