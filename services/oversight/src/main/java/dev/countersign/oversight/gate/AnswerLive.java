package dev.countersign.oversight.gate;

import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.StatusFact.StatusRecorded;
import dev.countersign.domain.gate.Decision;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.ModelId;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.RecordStatus;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the gate answers to somebody who asks now, before the step is taken. It rests on how the
 * attestations stand: where that was not stated within a day, the answer is HALTED. What was
 * decided and recorded stays as it is.
 */
@UseCase
public class AnswerLive {
  private final InsideView inside;
  private final Facts facts;
  private final Standpoint standpoint;

  AnswerLive(InsideView inside, Facts facts, Standpoint standpoint) {
    this.inside = inside;
    this.facts = facts;
    this.standpoint = standpoint;
  }

  /**
   * A live answer.
   *
   * @param statusSeenAt when it was last stated how the attestations stand; null if never
   */
  public record Answer(Decision decision, Instant askedAt, @Nullable Instant statusSeenAt) {}

  /**
   * One answer for each request that the viewer sees, in their order; null where it may not know
   * all that the answer rests on. A lab's record is read once.
   */
  public List<@Nullable Answer> of(Collection<String> requests) {
    var byId = new HashMap<String, Event<ScaleUpRequested>>();
    facts
        .of(ScaleUpRequested.class, requests)
        .forEach(event -> byId.put(event.header().id(), event));
    var models = models(byId.values());
    var seen = statusSeenAt();
    var looking = inside.looking();
    var answers = new ArrayList<@Nullable Answer>();
    for (var id : requests) {
      var request = byId.get(id);
      answers.add(request == null ? null : answer(request, models, seen, looking));
    }
    return answers;
  }

  private @Nullable Answer answer(
      Event<ScaleUpRequested> request,
      Map<String, ModelId> models,
      @Nullable Instant seen,
      InsideView.Looking looking) {
    var lab = Objects.requireNonNull(request.header().lab()).value();
    var base = request.fact().base();
    var record = looking.at(lab, base == null ? null : models.get(base.value()));
    return record == null
        ? null
        : new Answer(
            Gate.decide(record, request.fact(), seen, RecordStatus.OLDEST),
            standpoint.validAt(),
            seen);
  }

  private Map<String, ModelId> models(Collection<Event<ScaleUpRequested>> requests) {
    var bases =
        requests.stream()
            .map(event -> event.fact().base())
            .filter(Objects::nonNull)
            .map(Object::toString)
            .toList();
    return facts.of(ModelVersionRegistered.class, bases).stream()
        .collect(
            Collectors.toMap(
                event -> event.header().id(), event -> event.fact().model(), (a, b) -> a));
  }

  private @Nullable Instant statusSeenAt() {
    return facts
        .page(Wanted.all(StatusRecorded.class), new Window(1, null, null, true, false))
        .rows()
        .stream()
        .findFirst()
        .map(row -> row.value().header().recordedAt())
        .orElse(null);
  }
}
