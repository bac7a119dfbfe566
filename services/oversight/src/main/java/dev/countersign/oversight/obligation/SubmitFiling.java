package dev.countersign.oversight.obligation;

import dev.countersign.domain.fact.ObligationFact.FilingSubmitted;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.FilingId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lab hands in what a requirement asks for, or records that it did so elsewhere. */
@UseCase
public class SubmitFiling {
  private final Ledger ledger;
  private final FilingRecords filings;
  private final CurrentViewer viewer;

  SubmitFiling(Ledger ledger, FilingRecords filings, CurrentViewer viewer) {
    this.ledger = ledger;
    this.filings = filings;
    this.viewer = viewer;
  }

  /**
   * What is handed in.
   *
   * @param subject what it is about; null for the lab itself
   * @param submittedAt when it was handed in elsewhere; null for now
   */
  public record Handed(
      String instrument,
      String requirementKey,
      @Nullable String subject,
      String summary,
      @Nullable EvidenceId document,
      @Nullable Instant submittedAt) {}

  public FilingId submit(WriteRequest request, Handed handed) {
    var lab = Labs.own(viewer.get());
    if (filings
        .instrument(handed.instrument())
        .requirement(handed.requirementKey())
        .filter(requirement -> requirement.report() == null)
        .isEmpty()) {
      throw new RefusedException(
          "UNKNOWN_REQUIREMENT",
          "The instrument has no such requirement, or it asks for the report of an incident. Choose"
              + " one of it.");
    }
    var subject = handed.subject() == null ? lab : handed.subject();
    return new FilingId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var at = handed.submittedAt();
              if (at != null && at.isAfter(entry.recordedAt())) {
                throw new RefusedException(
                    "FUTURE_DATED", "It cannot have been handed in yet. Record it when it was.");
              }
              filings.requireOfLab(
                  lab, subject, handed.document() == null ? List.of() : List.of(handed.document()));
              var id = new FilingId(entry.newId(FilingId.PREFIX));
              entry.append(
                  new FilingSubmitted(
                      id,
                      handed.instrument(),
                      handed.requirementKey(),
                      subject,
                      handed.summary(),
                      handed.document(),
                      at == null ? entry.recordedAt() : at,
                      entry.viewer().user()),
                  filings.filing(id.value(), lab, lab, handed.instrument(), subject));
              return id.value();
            }));
  }
}
