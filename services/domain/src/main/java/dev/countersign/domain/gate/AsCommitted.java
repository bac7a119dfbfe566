package dev.countersign.domain.gate;

import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.policy.Commitment;
import dev.countersign.domain.policy.Commitment.Force;
import dev.countersign.domain.policy.Commitment.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the lab's own text obliges it to: the reference outcome, less what no binding and
 * unconditional commitment of the policies in force asks for.
 *
 * @param differences one for each thing that the gate asks and the text does not
 */
record AsCommitted(Outcome outcome, List<Difference> differences) {
  private static final Comparator<Commitment> STRONGEST_FIRST =
      Comparator.comparing(Commitment::force)
          .thenComparing(commitment -> commitment.conditions().size())
          .thenComparing(Commitment::key);

  static AsCommitted of(List<Version> policies, List<Reason> reasons) {
    var commitments =
        policies.stream().flatMap(version -> version.policy().commitments().stream()).toList();
    var outcome = Outcome.CLEARED;
    var differences = new java.util.LinkedHashMap<String, Difference>();
    for (var reason : reasons) {
      var asked = reason.code().outcome();
      var strongest = strongest(commitments, kind(reason.code()));
      if (asked == Outcome.CLEARED || strongest.filter(AsCommitted::obliges).isPresent()) {
        outcome = asked.compareTo(outcome) < 0 ? asked : outcome;
      } else {
        differences.putIfAbsent(
            reason.code() + " " + reason.thresholdKey(), difference(reason, strongest));
      }
    }
    return new AsCommitted(outcome, List.copyOf(differences.values()));
  }

  private static Optional<Commitment> strongest(List<Commitment> all, @Nullable Kind kind) {
    return all.stream().filter(commitment -> commitment.kind() == kind).min(STRONGEST_FIRST);
  }

  private static boolean obliges(Commitment commitment) {
    return commitment.force() == Force.BINDING && commitment.conditions().isEmpty();
  }

  /** The kind of commitment that would oblige the lab to it; null where no text could. */
  private static @Nullable Kind kind(ReasonCode code) {
    return switch (code) {
      case STATUS_UNPROVEN, NO_POLICY, NO_THRESHOLDS -> null;
      case OPEN_HALT,
          MUST_NOT_PROCEED,
          SAFEGUARD_MISSING,
          SAFEGUARD_NOT_VALIDATED,
          SAFEGUARD_DEGRADED,
          ATTESTATION_LAPSED ->
          Kind.HALT;
      case NOT_ASSESSED,
          CEILING_EXCEEDED,
          STALE_COMPUTE_RATIO,
          STALE_AGE,
          MODEL_CHANGED,
          ELICITATION_ADVANCE,
          INCONCLUSIVE,
          APPROACHING_NOT_STRUCTURED,
          CONCLUSION_NOT_SUPPORTED,
          EVIDENCE_NOT_DECISION_GRADE,
          MITIGATIONS_NOT_OFF ->
          Kind.EVALUATION;
      case CONFLICTED, NOT_ATTESTED -> Kind.INDEPENDENT_REVIEW;
      case RULED_OUT, APPROACHING, SAFEGUARDS_VALIDATED -> null;
    };
  }

  private static Difference difference(Reason reason, Optional<Commitment> strongest) {
    var asks =
        "The gate answers %s for %s%s; "
            .formatted(
                reason.code().outcome(),
                reason.code(),
                reason.thresholdKey() == null ? "" : " of " + reason.thresholdKey());
    return new Difference(
        reason.code(),
        reason.thresholdKey(),
        strongest.map(Commitment::key).orElse(null),
        strongest.map(Commitment::force).orElse(Force.ABSENT),
        strongest.map(Commitment::conditions).orElse(List.of()),
        asks + strongest.map(AsCommitted::weakness).orElse(silence(reason.code())));
  }

  private static String silence(ReasonCode code) {
    var kind = kind(code);
    return kind == null
        ? "no text in force obliges the lab to stop."
        : "no commitment in force is about %s, so the text does not oblige the lab to it."
            .formatted(kind);
  }

  private static String weakness(Commitment commitment) {
    return commitment.force() == Force.BINDING
        ? "the commitment %s binds the lab only on conditions: %s."
            .formatted(commitment.key(), String.join("; ", commitment.conditions()))
        : "the strongest commitment in force, %s, is %s and does not oblige the lab."
            .formatted(commitment.key(), commitment.force());
  }
}
