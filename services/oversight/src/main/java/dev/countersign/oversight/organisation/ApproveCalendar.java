package dev.countersign.oversight.organisation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.OrganisationFact.CalendarApproved;
import dev.countersign.domain.fact.OrganisationFact.CalendarRegistered;
import dev.countersign.domain.id.CalendarId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** A second registrar lets a calendar count; windows that begin from then on run in it. */
@UseCase
public class ApproveCalendar {
  private final Ledger ledger;
  private final Facts facts;

  ApproveCalendar(Ledger ledger, Facts facts) {
    this.ledger = ledger;
    this.facts = facts;
  }

  public CalendarId approve(WriteRequest request, CalendarId id) {
    return new CalendarId(
        ledger.write(
            request,
            List.of(Book.ofPlatform()),
            entry -> {
              var registered =
                  facts
                      .first(CalendarRegistered.class, id.value())
                      .orElseThrow(RefusedException::notFound)
                      .fact();
              if (registered.registrar().equals(entry.viewer().user())) {
                throw new RuleBrokenException(
                    "SELF_APPROVAL",
                    "Whoever registered it does not approve it. Ask a second registrar.");
              }
              if (facts.first(CalendarApproved.class, id.value()).isPresent()) {
                throw new RuleBrokenException("ALREADY_APPROVED", "It is approved already.");
              }
              entry.append(
                  new CalendarApproved(id, entry.viewer().user()), Filing.ofRegister(id.value()));
              return id.value();
            }));
  }
}
