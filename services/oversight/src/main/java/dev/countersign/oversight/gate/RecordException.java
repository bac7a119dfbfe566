package dev.countersign.oversight.gate;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.GateFact.ExceptionRecorded;
import dev.countersign.domain.fact.GateFact.MarginalRisk;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.id.ExceptionId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.model.Models;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lab goes on although the gate does not clear it, and says so. The gate's answer stays. */
@UseCase
public class RecordException {
  private final Ledger ledger;
  private final Models models;
  private final ReadDecisions decisions;
  private final CurrentViewer viewer;

  RecordException(Ledger ledger, Models models, ReadDecisions decisions, CurrentViewer viewer) {
    this.ledger = ledger;
    this.models = models;
    this.decisions = decisions;
    this.viewer = viewer;
  }

  /**
   * @param marginalRisk the argument that it adds little to what others do; null if it is not made
   */
  public ExceptionId record(
      WriteRequest request,
      RequestId asked,
      String acknowledgement,
      Instant expiresAt,
      @Nullable MarginalRisk marginalRisk) {
    var lab = Labs.own(viewer.get());
    var scaleUp =
        decisions
            .request(asked.value())
            .filter(event -> event.header().organisation().value().equals(lab))
            .orElseThrow(RefusedException::notFound);
    return new ExceptionId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              if (decisions.standing(asked.value()).filter(Outcome.CLEARED::equals).isPresent()) {
                throw new RuleBrokenException(
                    "EXCEPTION_NOT_NEEDED", "The request is CLEARED; there is nothing to except.");
              }
              if (!expiresAt.isAfter(entry.recordedAt())) {
                throw new RuleBrokenException(
                    "EXPIRY_PAST", "$.expiresAt: an exception ends later than now.");
              }
              var id = new ExceptionId(entry.newId(ExceptionId.PREFIX));
              var filing = Filing.supervised(id.value(), lab, lab);
              var base = scaleUp.fact().base();
              entry.append(
                  new ExceptionRecorded(
                      id, asked, entry.viewer().user(), acknowledgement, expiresAt, marginalRisk),
                  base == null ? filing : models.about(filing, models.version(base).fact()));
              return id.value();
            }));
  }
}
