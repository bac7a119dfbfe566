package dev.countersign.oversight.organisation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.OrganisationFact.Company;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.fact.OrganisationFact.OwnershipRecorded;
import dev.countersign.domain.id.OwnershipId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A registrar writes down who owns whom; it counts once a second one has approved it. */
@UseCase
public class RecordOwnership {
  private final Ledger ledger;
  private final Facts facts;

  RecordOwnership(Ledger ledger, Facts facts) {
    this.ledger = ledger;
    this.facts = facts;
  }

  /**
   * What is known.
   *
   * @param until excluded; null if it lasts
   * @param source where it is known from
   */
  public record Known(
      Company owner,
      Company owned,
      BigDecimal share,
      Instant from,
      @Nullable Instant until,
      String source) {}

  public OwnershipId record(WriteRequest request, Known known) {
    if (known.share().signum() < 0 || known.share().compareTo(BigDecimal.ONE) > 0) {
      throw new RuleBrokenException("SHARE_OUT_OF_RANGE", "A share is a decimal from 0 to 1.");
    }
    if (known.until() != null && !known.from().isBefore(known.until())) {
      throw new RuleBrokenException("INTERVAL_EMPTY", "An ownership ends after it begins.");
    }
    return new OwnershipId(
        ledger.write(
            request,
            List.of(Book.ofPlatform()),
            entry -> {
              requireRegistered(known.owner());
              requireRegistered(known.owned());
              var id = new OwnershipId(entry.newId(OwnershipId.PREFIX));
              entry.append(
                  new OwnershipRecorded(
                      id,
                      known.owner(),
                      known.owned(),
                      known.share(),
                      known.from(),
                      known.until(),
                      known.source(),
                      entry.viewer().user()),
                  Filing.ofRegister(id.value()));
              return id.value();
            }));
  }

  private void requireRegistered(Company company) {
    if (company.organisation() != null
        && facts.first(OrganisationRegistered.class, company.organisation().value()).isEmpty()) {
      throw RefusedException.notFound();
    }
  }
}
