package dev.countersign.verifier.verify;

import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.AttestationFact.DecisionImpeached;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRejected;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.HaltFact.HaltLiftDenied;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.halt.Halts;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.halt.Halts.State;
import dev.countersign.domain.halt.Replay.Code;
import dev.countersign.domain.history.History;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the platform stated of its own accord, where its reader may not see all that it rests on:
 * what a lift needs of officers and time is asked for, and the rest is named as not followed again.
 */
final class DerivedInPart {
  private final List<RecordedFact> facts;
  private final Stated stated;
  private final Findings findings;

  DerivedInPart(List<RecordedFact> facts, Stated stated, Findings findings) {
    this.facts = facts;
    this.stated = stated;
    this.findings = findings;
  }

  void check() {
    var unchecked = new TreeMap<String, Integer>();
    var history = History.of(facts);
    for (int at = 0; at < facts.size(); at++) {
      var recorded = facts.get(at);
      if (recorded.fact() instanceof HaltLifted lifted && stated.isByOurRules(recorded.header())) {
        var before = Halts.of(history.first(at));
        if (before.halt(lifted.halt()).filter(h -> isApproved(h, recorded.header())).isEmpty()) {
          findings.isFalse(
              "%s: HALT_LIFTED of %s has no two officers and no window without objection before it."
                  .formatted(Code.DERIVED_UNFOUNDED, lifted.halt()));
        }
      }
      if (isDerived(recorded)) {
        unchecked.merge(recorded.header().kind(), 1, Integer::sum);
      }
    }
    if (!unchecked.isEmpty()) {
      findings.lacks(
          Result.IN_PART,
          "%s: Not all that these rest on is yours to see: %s."
              .formatted(Code.DERIVED_UNCHECKED, words(unchecked)));
    }
  }

  private static boolean isApproved(Halt halt, FactHeader lifted) {
    var request = halt.request();
    var approval = halt.approval();
    return halt.state() == State.LIFT_REQUESTED
        && request != null
        && approval != null
        && !request.fact().approver().equals(approval.fact().approver())
        && !lifted.recordedAt().isBefore(approval.fact().windowEnds())
        && halt.objections().stream()
            .noneMatch(o -> o.header().recordedAt().isBefore(approval.fact().windowEnds()));
  }

  private static boolean isDerived(RecordedFact recorded) {
    return switch (recorded.fact()) {
      case HaltOpened opened -> true;
      case HaltLifted lifted -> true;
      case HaltLiftDenied denied -> true;
      case AttestationSuspended suspended -> true;
      case EvaluationRejected rejected -> true;
      case DecisionImpeached impeached -> true;
      default -> false;
    };
  }

  private static String words(Map<String, Integer> many) {
    return String.join(
        ", ",
        many.entrySet().stream().map(e -> "%d × %s".formatted(e.getValue(), e.getKey())).toList());
  }
}
