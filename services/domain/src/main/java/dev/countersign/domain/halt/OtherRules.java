package dev.countersign.domain.halt;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.HaltFact.HaltLiftApproved;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.fact.StatusFact.RulesAdopted;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.history.RulesInForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The parts of a record that were made by other rules than this release's, as they are met. */
public final class OtherRules {
  private final RulesInForce rules;
  private final Predicate<RecordedFact> isDerived;
  private final List<Part> parts = new ArrayList<>();

  /**
   * One part: transactions that followed each other, made by the same rules.
   *
   * @param rules as the platform adopted them; null if it had not said yet by which it goes
   * @param from when its first transaction was recorded
   * @param until when its last one was
   * @param stated how much of each kind the platform stated in it, by the kind
   */
  public record Part(
      @Nullable RulesAdopted rules,
      Instant from,
      Instant until,
      SortedMap<String, Integer> stated) {}

  OtherRules(RulesInForce rules, Predicate<RecordedFact> isDerived) {
    this.rules = rules;
    this.isDerived = isDerived;
  }

  /** Passes over a transaction. */
  void leave(Collection<RecordedFact> written) {
    var first = written.iterator().next().header();
    var by = rules.at(first.position()).map(Event::fact).orElse(null);
    var from = first.recordedAt();
    var stated = new TreeMap<String, Integer>();
    if (!parts.isEmpty() && Objects.equals(parts.getLast().rules(), by)) {
      var before = parts.removeLast();
      from = before.from();
      stated.putAll(before.stated());
    }
    for (var recorded : written) {
      if (isDerived.test(recorded) || isJudged(recorded.fact())) {
        stated.merge(recorded.header().kind(), 1, Integer::sum);
      }
    }
    parts.add(new Part(by, from, first.recordedAt(), stated));
  }

  /** Others' facts with a word of the platform's in them. */
  private static boolean isJudged(Fact fact) {
    return fact instanceof AttestationReceived || fact instanceof HaltLiftApproved;
  }

  List<Part> parts() {
    return List.copyOf(parts);
  }
}
