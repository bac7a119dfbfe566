package dev.countersign.domain.independence;

import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;

/**
 * How much of an auditor's revenue comes from a lab and its affiliates: over the trailing 12
 * months, or since a relationship began where that is shorter, whichever share is higher.
 *
 * @param share 0 to 1
 * @param since when the relationship began that brings it there
 */
record Revenue(BigDecimal share, Instant since) {
  /** More than this disqualifies. */
  static final BigDecimal LIMIT = new BigDecimal("0.50");

  /** From this on it is disclosed. */
  static final BigDecimal DISCLOSED_FROM = new BigDecimal("0.15");

  private static final Period TRAILING = Period.ofMonths(12);

  static Revenue at(Instant at, List<Relationship> relationships) {
    var sources =
        relationships.stream()
            .filter(r -> r.relationship() == RelationshipKind.REVENUE && !r.from().isAfter(at))
            .toList();
    var trailing = at.atZone(ZoneOffset.UTC).minus(TRAILING).toInstant();
    var begins = new TreeSet<Instant>();
    for (var source : sources) {
      begins.add(source.from().isBefore(trailing) ? trailing : source.from());
    }
    var highest = new Revenue(BigDecimal.ZERO, at);
    for (var begin : begins) {
      var share = over(begin, at, sources);
      if (share.compareTo(highest.share()) > 0) {
        highest = new Revenue(share, since(begin, at, sources));
      }
    }
    return highest;
  }

  /** The mean of what flowed in this time, each source by how long it did. */
  private static BigDecimal over(Instant begin, Instant end, List<Relationship> sources) {
    var window = BigDecimal.valueOf(Duration.between(begin, end).toSeconds());
    var sum = BigDecimal.ZERO;
    for (var source : sources) {
      var from = source.from().isAfter(begin) ? source.from() : begin;
      var until = source.until() == null || source.until().isAfter(end) ? end : source.until();
      // A share that nobody states may be all of it.
      var share = source.share() == null ? BigDecimal.ONE : source.share();
      if (window.signum() == 0) {
        sum = source.until() == null || source.until().isAfter(end) ? sum.add(share) : sum;
      } else if (until.isAfter(from)) {
        var part =
            BigDecimal.valueOf(Duration.between(from, until).toSeconds())
                .divide(window, MathContext.DECIMAL64);
        sum = sum.add(share.multiply(part));
      }
    }
    return sum;
  }

  /** The latest beginning of those that flow into this time: with it the share was reached. */
  private static Instant since(Instant begin, Instant at, List<Relationship> sources) {
    return sources.stream()
        .filter(source -> source.until() == null || source.until().isAfter(begin))
        .map(Relationship::from)
        .filter(from -> !from.isAfter(begin))
        .max(Instant::compareTo)
        .orElse(at);
  }
}
