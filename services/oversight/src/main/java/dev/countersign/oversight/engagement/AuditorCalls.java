package dev.countersign.oversight.engagement;

import dev.countersign.domain.fact.EngagementFact.AuditorCallAnswered;
import dev.countersign.domain.fact.EngagementFact.AuditorCallClosed;
import dev.countersign.domain.fact.EngagementFact.AuditorCallOpened;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How labs looked for auditors: their calls, what came of them, and why. */
@UseCase
public class AuditorCalls {
  private final Facts facts;

  AuditorCalls(Facts facts) {
    this.facts = facts;
  }

  public Optional<Event<AuditorCallOpened>> one(String id) {
    return facts.first(AuditorCallOpened.class, id);
  }

  /** A call that anyone made. */
  Event<AuditorCallOpened> opened(String id) {
    return one(id).orElseThrow(RefusedException::notFound);
  }

  public Page<Event<AuditorCallOpened>> page(@Nullable String lab, Window window) {
    return facts.page(Wanted.all(AuditorCallOpened.class).ofLab(lab), window);
  }

  public int count(@Nullable String lab) {
    return facts.count(Wanted.all(AuditorCallOpened.class).ofLab(lab));
  }

  /** What was answered to these calls, as far as the viewer may see it, oldest first. */
  public Map<String, List<Event<AuditorCallAnswered>>> answers(Collection<String> ids) {
    return facts.of(AuditorCallAnswered.class, ids).stream()
        .collect(Collectors.groupingBy(event -> event.fact().call().value()));
  }

  /** How those of these that were closed ended, as far as the viewer may see it. */
  public Map<String, Event<AuditorCallClosed>> ends(Collection<String> ids) {
    return facts.of(AuditorCallClosed.class, ids).stream()
        .collect(
            Collectors.toMap(
                event -> event.fact().call().value(), event -> event, (one, other) -> one));
  }
}
