package dev.countersign.oversight.obligation;

import dev.countersign.domain.fact.ObligationFact.MilestoneClaimed;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was claimed to start clocks: by labs, and by auditors of what they disclosed. */
@UseCase
public class ReadMilestones {
  private final Facts facts;

  ReadMilestones(Facts facts) {
    this.facts = facts;
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

  public Page<Event<MilestoneClaimed>> page(Filter filter, Window window) {
    return facts.page(filter.wanted(), window);
  }

  public int count(Filter filter) {
    return facts.count(filter.wanted());
  }
}
