package dev.countersign.oversight.supervision;

import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.oversight.ledger.LabsInSight;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.requirement.ReadCatalogue;
import dev.countersign.oversight.supervision.KeptMatrices.Key;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what labs are judged by, at one state. Judging many labs takes seconds; it waits until the
 * transaction is over, so that no snapshot is held meanwhile.
 */
@UseCase
class LookAtLabs {
  private final LabsInSight rows;
  private final KeptMatrices kept;
  private final JudgeLabs judge;
  private final ReadCatalogue catalogue;
  private final CurrentViewer viewer;
  private final Standpoint standpoint;

  LookAtLabs(
      LabsInSight rows,
      KeptMatrices kept,
      JudgeLabs judge,
      ReadCatalogue catalogue,
      CurrentViewer viewer,
      Standpoint standpoint) {
    this.rows = rows;
    this.kept = kept;
    this.judge = judge;
    this.catalogue = catalogue;
    this.viewer = viewer;
    this.standpoint = standpoint;
  }

  /**
   * What was seen.
   *
   * @param judged the labs that need not be judged again, by id
   * @param wanted those that do, by id
   * @param record what is on record of these
   * @param instruments those that count, by key; empty if nothing is wanted
   */
  record Look(
      Instant at,
      Map<String, LabMatrix> judged,
      Map<String, Key> wanted,
      Map<String, List<RecordedFact>> record,
      Map<String, Instrument> instruments) {}

  /** Those labs that the viewer compares; null asks for all of them. */
  Look look(@Nullable String lab) {
    var at = standpoint.validAt();
    var judged = new LinkedHashMap<String, LabMatrix>();
    var wanted = new LinkedHashMap<String, Key>();
    for (var known : rows.labs(lab)) {
      var key = new Key(viewer.get().organisation(), known, standpoint.asOf().validAt());
      kept.find(key, at)
          .ifPresentOrElse(
              matrix -> judged.put(known.lab(), matrix), () -> wanted.put(known.lab(), key));
    }
    return new Look(at, judged, wanted, judge.read(wanted.keySet()), instruments(wanted.keySet()));
  }

  /** The same, of whatever is kept: to be judged at other instants than the one asked for. */
  Look lookAnew(@Nullable String lab) {
    var labs = rows.labs(lab).stream().map(LabsInSight.Known::lab).toList();
    return new Look(standpoint.validAt(), Map.of(), Map.of(), judge.read(labs), instruments(labs));
  }

  private Map<String, Instrument> instruments(Collection<String> labs) {
    return labs.isEmpty() ? Map.of() : catalogue.allCounting();
  }
}
