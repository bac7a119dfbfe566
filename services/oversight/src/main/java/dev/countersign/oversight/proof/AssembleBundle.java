package dev.countersign.oversight.proof;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.fact.StatusFact.StatusRecorded;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.DecisionId;
import dev.countersign.domain.id.HaltId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.LogRows;
import dev.countersign.oversight.ledger.Positions;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.Window;
import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.bundle.Bundle.Cut;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the proof of a thing into one file, cut under the asker's rights: with all that it rests on
 * for the lab and its regulators, with what lies in scope for an auditor, by itself for the rest.
 */
@UseCase
public class AssembleBundle {
  private final Facts facts;
  private final ProofRows rows;
  private final LogRows log;
  private final LabChain labChain;
  private final ScopedCut scopedCut;
  private final PublicCut publicCut;
  private final NewestStatus newest;
  private final CurrentViewer viewer;

  AssembleBundle(
      Facts facts,
      ProofRows rows,
      LogRows log,
      LabChain labChain,
      ScopedCut scopedCut,
      PublicCut publicCut,
      NewestStatus newest,
      CurrentViewer viewer) {
    this.facts = facts;
    this.rows = rows;
    this.log = log;
    this.labChain = labChain;
    this.scopedCut = scopedCut;
    this.publicCut = publicCut;
    this.newest = newest;
    this.viewer = viewer;
  }

  /** The bundle about the thing with this id. */
  public Bundle about(String id) {
    var known = facts.allOf(id);
    var parts = new BundleParts();
    if (id.startsWith(AttestationId.PREFIX)) {
      newest.showStanding(known, parts);
    }
    var last = lastOnItsChain(known);
    if (last != null && readsAllOf(lab(last))) {
      var until = isToldByTheRest(id) ? newestLoggedSince(last) : last;
      labChain.show(until, status(until.position()), parts);
      return parts.bundle(id, Cut.FULL, List.of(), log);
    }
    var outcome = id.startsWith(DecisionId.PREFIX) ? scopedCut.outcomeOf(id) : null;
    if (outcome != null) {
      return parts.bundle(id, Cut.SCOPED, scopedCut.show(outcome, parts), log);
    }
    publicCut.show(id, known, parts);
    return parts.bundle(id, Cut.PUBLIC, List.of(), log);
  }

  /** How these stand now is told by everything about their lab, not by their own records. */
  private static boolean isToldByTheRest(String id) {
    return Stream.of(ModelVersionId.PREFIX, AttestationId.PREFIX, HaltId.PREFIX)
        .anyMatch(id::startsWith);
  }

  /** The newest fact of a thing that continues a lab's chain; null if none does. */
  private static @Nullable FactHeader lastOnItsChain(List<RecordedFact> known) {
    return known.reversed().stream()
        .map(RecordedFact::header)
        .filter(header -> header.subjects().stream().anyMatch(s -> s.subject().startsWith("lab:")))
        .findFirst()
        .orElse(null);
  }

  private static String lab(FactHeader header) {
    return Objects.requireNonNull(header.lab()).value();
  }

  /** The newest record of a lab under the newest checkpoint, if this one is under it too. */
  private FactHeader newestLoggedSince(FactHeader own) {
    return log.newestCheckpoint()
        .flatMap(signed -> rows.newest("lab:" + lab(own), signed.size()))
        .map(logged -> logged.fact().header())
        .filter(newest -> !own.position().isAfter(newest.position()))
        .orElseThrow(BundleParts::notYetInTheLog);
  }

  private boolean readsAllOf(String lab) {
    var who = viewer.get();
    return who.kind() == Viewer.Kind.LAB
        ? who.organisation().equals(lab)
        : who.kind() == Viewer.Kind.REGULATOR && rows.supervises(lab);
  }

  /** The newest status recorded before this. */
  private Event<StatusRecorded> status(Position position) {
    var before = Positions.toUuid(position);
    return facts
        .page(Wanted.all(StatusRecorded.class), new Window(1, before, null, true, false))
        .rows()
        .stream()
        .findFirst()
        .map(row -> row.value())
        .orElseThrow(
            () ->
                new RefusedException(
                    "STATUS_MISSING",
                    "No status was recorded before this. Ask for something more recent."));
  }
}
