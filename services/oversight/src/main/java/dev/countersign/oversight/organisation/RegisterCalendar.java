package dev.countersign.oversight.organisation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.OrganisationFact.CalendarRegistered;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.id.CalendarId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** A registrar writes down a regulator's business days. */
@UseCase
public class RegisterCalendar {
  private static final int MOST_HOLIDAYS = 1_000;

  private final Ledger ledger;
  private final Facts facts;

  RegisterCalendar(Ledger ledger, Facts facts) {
    this.ledger = ledger;
    this.facts = facts;
  }

  public CalendarId register(
      WriteRequest request,
      OrganisationId regulator,
      String name,
      String zone,
      List<DayOfWeek> weekend,
      List<LocalDate> holidays) {
    check(zone, weekend, holidays);
    return new CalendarId(
        ledger.write(
            request,
            List.of(Book.ofPlatform()),
            entry -> {
              if (facts
                  .first(OrganisationRegistered.class, regulator.value())
                  .filter(o -> o.fact().organisationKind() == OrganisationKind.REGULATOR)
                  .isEmpty()) {
                throw RefusedException.notFound();
              }
              var id = new CalendarId(entry.newId(CalendarId.PREFIX));
              entry.append(
                  new CalendarRegistered(
                      id, regulator, name, zone, weekend, holidays, entry.viewer().user()),
                  Filing.ofRegister(id.value()));
              return id.value();
            }));
  }

  private static void check(String zone, List<DayOfWeek> weekend, List<LocalDate> holidays) {
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new RuleBrokenException(
          "ZONE_UNKNOWN",
          "$.zone: a zone of the time zone database is expected, like Europe/Brussels.");
    }
    if (Set.copyOf(weekend).size() == DayOfWeek.values().length) {
      throw new RuleBrokenException(
          "NO_BUSINESS_DAY", "$.weekend: a week has at least one business day.");
    }
    if (holidays.size() > MOST_HOLIDAYS) {
      throw new RuleBrokenException(
          "TOO_MANY_HOLIDAYS", "$.holidays: at most %s dates.".formatted(MOST_HOLIDAYS));
    }
  }
}
