package dev.countersign.oversight.engagement;

import dev.countersign.domain.fact.EngagementFact.EngagementOffered;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.engagement.Engagements.EngagementStatus;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of it the viewer may see. */
@UseCase
public class ReadEngagements {
  private final Facts facts;
  private final Engagements engagements;
  private final Standpoint standpoint;

  ReadEngagements(Facts facts, Engagements engagements, Standpoint standpoint) {
    this.facts = facts;
    this.engagements = engagements;
    this.standpoint = standpoint;
  }

  /** An engagement with where it stands now. */
  public record Engaged(Event<EngagementOffered> offered, EngagementStatus status) {}

  public Optional<Engaged> one(String id) {
    return facts.first(EngagementOffered.class, id).map(this::read);
  }

  public Page<Engaged> page(@Nullable String lab, Window window) {
    return facts.page(Wanted.all(EngagementOffered.class).ofLab(lab), window).map(this::read);
  }

  public int count(@Nullable String lab) {
    return facts.count(Wanted.all(EngagementOffered.class).ofLab(lab));
  }

  private Engaged read(Event<EngagementOffered> event) {
    return new Engaged(event, engagements.status(event.header().id(), standpoint.validAt()));
  }
}
