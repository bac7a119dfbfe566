package dev.countersign.oversight.attestation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.OrganisationFact.AccreditationRecorded;
import dev.countersign.domain.fact.OrganisationFact.AccreditationWithdrawn;
import dev.countersign.domain.id.AccreditationId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registrar takes an accreditation back. Giving takes two, taking away one: what no longer
 * vouches must not go on vouching until somebody else has time.
 */
@UseCase
public class WithdrawAccreditation {
  private final Ledger ledger;
  private final Facts facts;

  WithdrawAccreditation(Ledger ledger, Facts facts) {
    this.ledger = ledger;
    this.facts = facts;
  }

  /**
   * Withdraws.
   *
   * @param since since when it does not count; null for now
   */
  public AccreditationId withdraw(
      WriteRequest request, AccreditationId id, String reason, @Nullable Instant since) {
    return new AccreditationId(
        ledger.write(
            request,
            List.of(Book.ofPlatform()),
            entry -> {
              var recorded =
                  facts
                      .first(AccreditationRecorded.class, id.value())
                      .orElseThrow(RefusedException::notFound)
                      .fact();
              if (facts.first(AccreditationWithdrawn.class, id.value()).isPresent()) {
                throw already();
              }
              var from = since == null ? entry.recordedAt() : since;
              entry.append(
                  new AccreditationWithdrawn(id, reason, from, entry.viewer().user()),
                  RecordAccreditation.filing(id, recorded.auditor()).validFrom(from));
              return id.value();
            }));
  }

  static RuleBrokenException already() {
    return new RuleBrokenException(
        "ACCREDITATION_WITHDRAWN", "It is withdrawn; record a new one if there is a new one.");
  }
}
