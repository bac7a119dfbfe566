package dev.countersign.oversight.obligation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.ObligationFact.MilestoneClaimed;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.MilestoneId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.obligation.Milestones;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lab claims when something happened, or is planned, that starts a clock; an auditor, when it
 * disclosed to a lab what it found.
 */
@UseCase
public class ClaimMilestone {
  private final Ledger ledger;
  private final Facts facts;
  private final FilingRecords filings;
  private final CurrentViewer viewer;

  ClaimMilestone(Ledger ledger, Facts facts, FilingRecords filings, CurrentViewer viewer) {
    this.ledger = ledger;
    this.facts = facts;
    this.filings = filings;
    this.viewer = viewer;
  }

  /**
   * What is claimed.
   *
   * @param subject what it is about; null for the lab itself. Of an auditor, one of its evaluations
   * @param reason why an earlier claim is corrected; null for a first one
   */
  public record Claim(
      String instrument,
      ClockStart start,
      @Nullable String subject,
      Instant at,
      List<EvidenceId> evidence,
      @Nullable String reason) {}

  public MilestoneId claim(WriteRequest request, Claim claim) {
    var who = viewer.get();
    boolean isOfLab = who.kind() == Viewer.Kind.LAB;
    if (!isOfLab && claim.start() != ClockStart.EVALUATOR_FINDING_DISCLOSED) {
      throw RefusedException.forbidden(
          "Auditors say when they disclosed a finding. The rest is the lab's to claim.");
    }
    if (!claim.start().isMilestone()) {
      throw new RuleBrokenException(
          "CLOCK_START_NOT_CLAIMED",
          "This shows in the record by itself, or is claimed of an incident.");
    }
    filings.instrument(claim.instrument());
    var lab = isOfLab ? Labs.own(who) : labOf(who, claim.subject());
    var subject = claim.subject() == null ? lab : claim.subject();
    return new MilestoneId(
        ledger.write(
            request,
            isOfLab
                ? List.of(Book.ofLab(lab))
                : List.of(Book.ofAuditor(who.organisation()), Book.ofLab(lab)),
            entry -> {
              if (claim.start() != ClockStart.PLACED_ON_MARKET
                  && claim.at().isAfter(entry.recordedAt())) {
                throw new RefusedException(
                    "FUTURE_DATED", "It cannot have happened yet. Claim it when it has.");
              }
              filings.requireOfLab(lab, subject, claim.evidence());
              Milestones.check(
                  History.of(facts.historyOf(lab)),
                  new OrganisationId(who.organisation()),
                  claim.instrument(),
                  subject,
                  claim.start(),
                  claim.at(),
                  claim.reason());
              var id = new MilestoneId(entry.newId(MilestoneId.PREFIX));
              entry.append(
                  new MilestoneClaimed(
                      id,
                      claim.instrument(),
                      claim.start(),
                      subject,
                      claim.at(),
                      claim.evidence(),
                      claim.reason(),
                      entry.viewer().user()),
                  filings.filing(id.value(), who.organisation(), lab, claim.instrument(), subject));
              return id.value();
            }));
  }

  /** The lab of an auditor's own evaluation, which it sees as long as it is engaged. */
  private String labOf(Viewer auditor, @Nullable String evaluation) {
    return Optional.ofNullable(evaluation)
        .flatMap(id -> facts.first(EvaluationRegistered.class, id))
        .filter(event -> event.fact().evaluator().value().equals(auditor.organisation()))
        .map(event -> Objects.requireNonNull(event.header().lab()).value())
        .orElseThrow(RefusedException::notFound);
  }
}
