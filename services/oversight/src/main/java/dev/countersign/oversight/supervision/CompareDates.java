package dev.countersign.oversight.supervision;

import dev.countersign.domain.compliance.CommitmentMatrix.OnModel;
import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.compliance.Standing;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.supervision.LookAtLabs.Look;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How labs' standing to their commitments went on over time, as it was known at each instant. */
@ApplicationScoped
public class CompareDates {
  private static final int MOST_POINTS = 24;

  private final LookAtLabs labs;
  private final JudgeLabs judge;
  private final PlatformClock clock;

  CompareDates(LookAtLabs labs, JudgeLabs judge, PlatformClock clock) {
    this.labs = labs;
    this.judge = judge;
    this.clock = clock;
  }

  /** How many cells stood how, at an instant. */
  public record Point(Instant at, Map<ComplianceStatus, Integer> counts) {}

  /**
   * A cell that stands otherwise.
   *
   * @param before null if there was no such cell
   * @param after null if there is none any more
   */
  public record Changed(
      String lab,
      String model,
      String commitmentKey,
      @Nullable Standing before,
      @Nullable Standing after) {

    /** The same for the same cell: what a cursor is made of. */
    public UUID place() {
      return UUID.nameUUIDFromBytes(
          "%s %s %s".formatted(lab, model, commitmentKey).getBytes(StandardCharsets.UTF_8));
    }
  }

  private record Cell(String model, String commitmentKey) {}

  /**
   * The counts at instants evenly spread from one to another.
   *
   * @param points 2 to 24
   */
  public List<Point> trend(@Nullable String lab, Instant from, Instant to, int points) {
    var instants = instants(from, to, points);
    var look = labs.lookAnew(lab);
    var trend = new ArrayList<Point>();
    for (var at : instants) {
      var counts = new EnumMap<ComplianceStatus, Integer>(ComplianceStatus.class);
      judged(look, at)
          .values()
          .forEach(
              matrix ->
                  matrix.matrix().models().stream()
                      .flatMap(model -> model.standings().stream())
                      .forEach(standing -> counts.merge(standing.status(), 1, Integer::sum)));
      trend.add(new Point(at, counts));
    }
    return trend;
  }

  /**
   * Instants evenly spread from one to another.
   *
   * @param points 2 to 24
   */
  List<Instant> instants(Instant from, Instant to, int points) {
    if (points < 2 || points > MOST_POINTS) {
      throw RefusedException.invalid("A trend has 2 to %d points.".formatted(MOST_POINTS));
    }
    requireOrder(from, to);
    var step = Duration.between(from, to).dividedBy(points - 1);
    return IntStream.range(0, points)
        .mapToObj(i -> i == points - 1 ? to : from.plus(step.multipliedBy(i)))
        .toList();
  }

  /** Every cell that stood otherwise at one instant than at a later one, by lab. */
  public List<Changed> changed(@Nullable String lab, Instant before, Instant after) {
    requireOrder(before, after);
    var look = labs.lookAnew(lab);
    var earlier = judged(look, before);
    var later = judged(look, after);
    var changed = new ArrayList<Changed>();
    for (var of : look.record().keySet()) {
      var was = cells(earlier.get(of));
      var is = cells(later.get(of));
      var all = new LinkedHashSet<>(is.keySet());
      all.addAll(was.keySet());
      for (var cell : all) {
        var one = was.get(cell);
        var other = is.get(cell);
        if (one == null || other == null || one.status() != other.status()) {
          changed.add(new Changed(of, cell.model(), cell.commitmentKey(), one, other));
        }
      }
    }
    return changed;
  }

  private static Map<Cell, Standing> cells(@Nullable LabMatrix matrix) {
    var cells = new LinkedHashMap<Cell, Standing>();
    if (matrix != null) {
      for (OnModel model : matrix.matrix().models()) {
        for (int i = 0; i < model.standings().size(); i++) {
          cells.put(
              new Cell(model.model().value(), matrix.matrix().made().get(i).commitment().key()),
              model.standings().get(i));
        }
      }
    }
    return cells;
  }

  /** By what was recorded by then, and held in the world by then. */
  private Map<String, LabMatrix> judged(Look look, Instant at) {
    var judged = new LinkedHashMap<String, LabMatrix>();
    look.record()
        .forEach(
            (lab, facts) ->
                judged.put(lab, judge.judge(lab, asOf(facts, at), look.instruments(), at)));
    return judged;
  }

  static List<RecordedFact> asOf(List<RecordedFact> record, Instant at) {
    return record.stream()
        .filter(fact -> !fact.header().recordedAt().isAfter(at))
        .filter(fact -> !fact.header().validFrom().isAfter(at))
        .toList();
  }

  void requireOrder(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw RefusedException.invalid("The first instant is before the second.");
    }
    var now = clock.now();
    if (to.isAfter(now)) {
      throw new RefusedException(
          "AS_OF_IN_FUTURE",
          "%s is after the platform's %s. Ask for instants that have come.".formatted(to, now));
    }
  }
}
