package dev.countersign.oversight.obligation;

import dev.countersign.domain.fact.ObligationFact.MilestoneAccepted;
import dev.countersign.domain.fact.ObligationFact.MilestoneClaimed;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.requirement.ReadCatalogue;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was claimed to start clocks: by labs, and by auditors of what they disclosed. */
@UseCase
public class ReadMilestones {
  private final Facts facts;
  private final ReadCatalogue catalogue;

  ReadMilestones(Facts facts, ReadCatalogue catalogue) {
    this.facts = facts;
    this.catalogue = catalogue;
  }

  /** Which milestones are asked for; null asks for any. */
  public record Filter(
      @Nullable String lab, @Nullable String instrument, @Nullable ClockStart start) {
    private Wanted<MilestoneClaimed> wanted() {
      return Wanted.all(MilestoneClaimed.class)
          .ofLab(lab)
          .where("instrument", instrument)
          .where("start", start == null ? null : start.name());
    }
  }

  public Optional<Event<MilestoneClaimed>> one(String id) {
    return facts.first(MilestoneClaimed.class, id);
  }

  /**
   * @throws RefusedException {@code UNKNOWN_REGIME} if an instrument is asked for that nobody knows
   */
  public Page<Event<MilestoneClaimed>> page(Filter filter, Window window) {
    if (filter.instrument() != null) {
      catalogue.required(filter.instrument());
    }
    return facts.page(filter.wanted(), window);
  }

  /** The acceptances of those of these that have one, by id. */
  public Map<String, Event<MilestoneAccepted>> accepted(Collection<String> ids) {
    return facts.of(MilestoneAccepted.class, ids).stream()
        .collect(
            Collectors.toMap(
                event -> event.fact().milestone().value(), event -> event, (one, other) -> one));
  }

  public int count(Filter filter) {
    return facts.count(filter.wanted());
  }
}
