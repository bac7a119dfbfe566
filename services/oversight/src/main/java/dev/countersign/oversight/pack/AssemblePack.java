package dev.countersign.oversight.pack;

import dev.countersign.domain.compliance.CommitmentRule;
import dev.countersign.domain.compliance.LabRecord;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.pack.BoardReport;
import dev.countersign.domain.pack.ModelReport;
import dev.countersign.domain.pack.Pack;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.obligation.AssembleLabRecord;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a lab's own records together for what it writes about itself. */
@UseCase
public class AssemblePack {
  private final Facts facts;
  private final AssembleLabRecord records;
  private final CurrentViewer viewer;
  private final Standpoint standpoint;

  AssemblePack(
      Facts facts, AssembleLabRecord records, CurrentViewer viewer, Standpoint standpoint) {
    this.facts = facts;
    this.records = records;
    this.viewer = viewer;
    this.standpoint = standpoint;
  }

  /**
   * A pack with what it is of.
   *
   * @param modelVersion the version that it is on; null if it is on the lab
   * @param from since when it looks back; null if it tells of all that is known
   * @param at the instant as of which it tells
   */
  public record LabPack(
      String lab, @Nullable String modelVersion, @Nullable Instant from, Instant at, Pack pack) {}

  /** For a report on one version of the caller's lab. */
  public LabPack onModel(ModelVersionId version) {
    var lab = Labs.own(viewer.get());
    var read = read(lab);
    var registered =
        read.history()
            .newest(ModelVersionRegistered.class, version.value())
            .filter(event -> event.header().organisation().value().equals(lab))
            .orElseThrow(RefusedException::notFound);
    return new LabPack(
        lab,
        version.value(),
        null,
        read.at(),
        ModelReport.of(read, registered, record(lab, read).obligations()));
  }

  /** For a report to the board of the caller's lab on a period, up to what is looked at. */
  public LabPack forBoard(Instant from) {
    var lab = Labs.own(viewer.get());
    var read = read(lab);
    if (!from.isBefore(read.at())) {
      throw RefusedException.invalid("A period begins before it ends. Give an earlier start.");
    }
    var record = record(lab, read);
    return new LabPack(
        lab,
        null,
        from,
        read.at(),
        BoardReport.of(read, from, CommitmentRule.of(read, record), record.obligations()));
  }

  private Case read(String lab) {
    return Case.of(History.of(facts.historyOf(lab)), standpoint.validAt());
  }

  private LabRecord record(String lab, Case read) {
    return records.of(lab, Set.of(), read, records.instruments());
  }
}
