package dev.countersign.domain.gate;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.gate.Freshness.Found;
import dev.countersign.domain.gate.Vouching.Vouched;
import dev.countersign.domain.history.Evaluations.Accepted;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the gate says of one threshold that is not crossed, for one version. */
final class ThresholdRule {
  private static final Comparator<Reading> NEWEST_FIRST =
      Comparator.comparing((Reading reading) -> reading.evaluation().header().position())
          .reversed();

  private final Question question;
  private final Case facts;
  private final Freshness freshness;
  private final Pins pins;
  private final ModelVersionId version;

  ThresholdRule(Question question) {
    this.question = question;
    this.facts = question.facts();
    this.freshness = question.freshness();
    this.pins = question.pins();
    this.version = question.version();
  }

  /**
   * What was read of a threshold.
   *
   * @param fresh what still speaks for the version, the newest first
   * @param stale the newest of the others; null if there is none
   */
  record Read(List<Reading> fresh, @Nullable Accepted stale) {}

  Finding check(CapabilityThreshold threshold) {
    return judge(threshold, read(threshold, e -> Reading.stated(facts, e, threshold)));
  }

  /** Everything that is on record about the threshold for this version and its ancestors. */
  Read read(CapabilityThreshold threshold, Function<Accepted, Optional<Reading>> reader) {
    var fresh = new ArrayList<Reading>();
    Accepted stale = null;
    var key = facts.policies().firstKey(threshold.key());
    for (var above : facts.lineage().ancestorsOf(version)) {
      for (var evaluation : facts.evaluations().about(above, key)) {
        boolean tooOld = freshness.tooOld(evaluation.concludedAt(), threshold);
        if (!isSilent(evaluation, reader)) {
          if (!tooOld && freshness.stale(found(evaluation), threshold).isEmpty()) {
            reader.apply(evaluation).ifPresent(fresh::add);
          } else if (stale == null || isNewer(evaluation, stale)) {
            stale = evaluation;
          }
        }
        if (tooOld) {
          // They stand newest first: what follows is older still.
          break;
        }
      }
    }
    fresh.sort(NEWEST_FIRST);
    return new Read(fresh, stale);
  }

  /**
   * True if it was taken back by the instant that is asked about, or supports nothing then and does
   * not alarm either: what was filed or taken back only later makes nothing look compliant that was
   * not, and what alarms does so from when it happened.
   */
  private boolean isSilent(Accepted evaluation, Function<Accepted, Optional<Reading>> reader) {
    return evaluation.isTakenBack(facts.at())
        || (!evaluation.supports(facts.at())
            && reader
                .apply(evaluation)
                .filter(reading -> reading.conclusion() != Conclusion.RULED_OUT)
                .isEmpty());
  }

  static Found found(Accepted evaluation) {
    return new Found(evaluation.header(), evaluation.on(), evaluation.concludedAt());
  }

  private static boolean isNewer(Accepted one, Accepted other) {
    return one.header().position().isAfter(other.header().position());
  }

  Finding judge(CapabilityThreshold threshold, Read read) {
    var counting =
        read.fresh().stream()
            .filter(r -> !outdone(r, read.fresh()))
            // A crossing that holds is judged elsewhere; one that was undone says nothing here.
            .filter(r -> !r.conclusion().isCrossing() || r.fault() != null)
            .toList();
    var unsupported = with(counting, ReasonCode.CONCLUSION_NOT_SUPPORTED);
    if (unsupported.isPresent()) {
      return faulty(unsupported.get(), threshold);
    }
    var siblings =
        question.latches().bySiblings(version, facts.policies().firstKey(threshold.key()));
    siblings.forEach(pins::crossing);
    boolean approaching =
        !siblings.isEmpty()
            || counting.stream().anyMatch(r -> r.conclusion() == Conclusion.APPROACHING);
    if (approaching && !counting.isEmpty()) {
      return approaching(threshold, counting);
    }
    var inconclusive = with(counting, ReasonCode.INCONCLUSIVE);
    return inconclusive.isPresent()
        ? faulty(inconclusive.get(), threshold)
        : ruledOut(threshold, counting, read.stale());
  }

  private Finding faulty(Reading reading, CapabilityThreshold threshold) {
    pins.evaluation(reading.evaluation());
    return Finding.of(Reasons.faulty(reading, threshold, version));
  }

  private static Optional<Reading> with(List<Reading> readings, ReasonCode fault) {
    return readings.stream().filter(reading -> reading.fault() == fault).findFirst();
  }

  /** An inconclusive one no longer counts once a later one, at least as strong, concludes. */
  private static boolean outdone(Reading reading, List<Reading> all) {
    return reading.fault() == ReasonCode.INCONCLUSIVE
        && all.stream().anyMatch(other -> other.isUsable() && other.outdoes(reading));
  }

  private Finding ruledOut(
      CapabilityThreshold threshold, List<Reading> counting, @Nullable Accepted stale) {
    var usable = counting.stream().filter(Reading::isUsable).toList();
    if (!usable.isEmpty()) {
      return longest(threshold, usable, threshold.independence().required(), false)
          .orElseGet(() -> notAttested(threshold, usable.getFirst()));
    }
    if (!counting.isEmpty()) {
      return faulty(counting.getFirst(), threshold);
    }
    return Finding.of(
        stale == null ? Reasons.notAssessed(threshold, version) : stale(stale, threshold));
  }

  private Reason stale(Accepted evaluation, CapabilityThreshold threshold) {
    pins.evaluation(evaluation);
    var why = freshness.stale(found(evaluation), threshold).orElseThrow();
    pins.things(why.relatesTo());
    return Reasons.stale(why.code(), threshold, null, evaluation.id().value(), version);
  }

  /** Near the threshold, only a structured evaluation will do, and it holds for half as long. */
  private Finding approaching(CapabilityThreshold threshold, List<Reading> counting) {
    var near =
        counting.stream()
            .filter(r -> r.conclusion() == Conclusion.APPROACHING)
            .findFirst()
            .orElse(counting.getFirst());
    pins.evaluation(near.evaluation());
    var structured =
        counting.stream()
            .filter(Reading::isUsable)
            .filter(r -> r.evaluation().on().equals(version) && r.coversAll(threshold))
            .toList();
    if (structured.isEmpty()) {
      return Finding.of(Reasons.notStructured(threshold, near.evaluation().id(), version));
    }
    var lasting =
        structured.stream().filter(r -> facts.at().isBefore(halfOfAge(r, threshold))).toList();
    if (lasting.isEmpty()) {
      var newest = structured.getFirst().evaluation();
      pins.evaluation(newest);
      return Finding.of(
          Reasons.stale(ReasonCode.STALE_AGE, threshold, null, newest.id().value(), version));
    }
    return longest(threshold, lasting, true, true)
        .orElseGet(() -> notAttested(threshold, structured.getFirst()));
  }

  /** Of what clears, that which does so for longest; empty if nothing is attested as demanded. */
  private Optional<Finding> longest(
      CapabilityThreshold threshold, List<Reading> usable, boolean attested, boolean near) {
    Function<Reading, Instant> end = r -> near ? halfOfAge(r, threshold) : endOfAge(r, threshold);
    Reading best = null;
    Instant until = Instant.MIN;
    List<Vouched> by = List.of();
    for (var reading : usable.stream().sorted(Comparator.comparing(end).reversed()).toList()) {
      if (!end.apply(reading).isAfter(until)) {
        // They stand longest first: nothing that follows lasts longer.
        break;
      }
      var vouched = attested ? question.vouching().enough(reading, wanted(threshold)) : null;
      if (vouched == null || vouched.isPresent()) {
        var ends = end.apply(reading);
        if (vouched != null && vouched.get().until().isBefore(ends)) {
          ends = vouched.get().until();
        }
        if (ends.isAfter(until)) {
          best = reading;
          until = ends;
          by = vouched == null ? List.of() : List.of(vouched.get());
        }
      }
    }
    if (best == null) {
      return Optional.empty();
    }
    pins.evaluation(best.evaluation());
    by.forEach(vouched -> vouched.by().forEach(pins::attestation));
    return Optional.of(new Finding(List.of(Reasons.clearing(threshold, best, near)), until));
  }

  private static int wanted(CapabilityThreshold threshold) {
    return threshold.independence().required()
        ? Math.max(1, threshold.independence().minimumAuditors())
        : 1;
  }

  private Instant endOfAge(Reading reading, CapabilityThreshold threshold) {
    return freshness.endOfAge(found(reading.evaluation()), threshold);
  }

  private Instant halfOfAge(Reading reading, CapabilityThreshold threshold) {
    var since = reading.evaluation().concludedAt();
    return since.plus(
        Duration.ofDays(Duration.between(since, endOfAge(reading, threshold)).toDays() / 2));
  }

  private Finding notAttested(CapabilityThreshold threshold, Reading reading) {
    var id = reading.evaluation().id();
    pins.evaluation(reading.evaluation());
    facts.attestations().of(id).forEach(pins::attestation);
    var conflicted = facts.attestations().conflicted(id, facts.at());
    conflicted.forEach(attestation -> pins.thing(attestation.value()));
    return Finding.of(
        conflicted.isEmpty()
            ? Reasons.notAttested(
                threshold, id, question.vouching().auditors(reading), wanted(threshold))
            : Reasons.conflicted(threshold, id, conflicted.getFirst()));
  }
}
