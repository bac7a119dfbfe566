package dev.countersign.oversight.organisation;

import dev.countersign.domain.fact.OrganisationFact.CalendarApproved;
import dev.countersign.domain.fact.OrganisationFact.CalendarRegistered;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The business-day calendars of regulators, which everyone may read. */
@UseCase
public class ReadCalendars {
  private final Facts facts;

  ReadCalendars(Facts facts) {
    this.facts = facts;
  }

  public Optional<Event<CalendarRegistered>> one(String id) {
    return facts.first(CalendarRegistered.class, id);
  }

  public Page<Event<CalendarRegistered>> page(@Nullable String regulator, Window window) {
    return facts.page(wanted(regulator), window);
  }

  public int count(@Nullable String regulator) {
    return facts.count(wanted(regulator));
  }

  public boolean isApproved(String id) {
    return facts.first(CalendarApproved.class, id).isPresent();
  }

  private static Wanted<CalendarRegistered> wanted(@Nullable String regulator) {
    return Wanted.all(CalendarRegistered.class).where("regulator", regulator);
  }
}
