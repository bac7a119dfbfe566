package dev.countersign.verifier.verify;

import dev.countersign.domain.Rules;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.OrganisationFact.SigningKeyRevoked;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.halt.OtherRules;
import dev.countersign.domain.halt.Replay;
import dev.countersign.domain.halt.Replay.Code;
import dev.countersign.proofs.bundle.Bundle;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * That what the platform stated of its own accord follows from what others stated, and that it left
 * nothing of that out: halts, lifts, denials, suspensions, rejections and impeachments.
 */
final class DerivedCheck {
  private final Records records;
  private final Bundle bundle;
  private final Findings findings;

  DerivedCheck(Records records, Bundle bundle, Findings findings) {
    this.records = records;
    this.bundle = bundle;
    this.findings = findings;
  }

  /**
   * @param facts everything recorded about the lab up to a record of it, in order
   * @param last the header of that record
   * @param status the newest status before it
   */
  void check(List<RecordedFact> facts, FactHeader last, @Nullable Status status) {
    var register = new Register(records, bundle, last, findings);
    boolean whole = register.isWhole(status);
    if (!whole) {
      findings.lacks(
          Result.INCOMPLETE,
          Code.DERIVED_UNCHECKED
              + ": That these are all ownerships and calendars on record is not shown; what"
              + " independence and windows to object rest on may have been left out.");
    }
    var keys =
        records.facts().stream()
            .filter(fact -> fact.fact() instanceof SigningKeyRevoked)
            .filter(fact -> last.position().isAfter(fact.header().position()));
    var all =
        Stream.of(facts.stream(), register.facts().stream(), keys)
            .flatMap(some -> some)
            .sorted(Comparator.comparing(fact -> fact.header().position()))
            .distinct()
            .toList();
    var unread = records.firstUnread().filter(known -> !known.position().isAfter(last.position()));
    var lab = Objects.requireNonNull(last.lab());
    report(
        Replay.of(all, lab, whole, unread.map(FactHeader::position).orElse(null)),
        unread.isPresent());
    unread.ifPresent(known -> say(known, facts));
  }

  /** What a record brings that is not read, nobody can tell without it. */
  private void say(FactHeader unread, List<RecordedFact> facts) {
    findings.lacks(
        Result.OTHER_RULES,
        "%s of %s, recorded at %s, is of a form that this release does not know; %d records about the lab behind it were not followed again."
            .formatted(
                unread.kind(),
                unread.id(),
                unread.recordedAt(),
                facts.stream()
                    .filter(fact -> fact.header().position().isAfter(unread.position()))
                    .count()));
  }

  /** What was made by other rules is not checked here, and may be anything. */
  private void say(OtherRules.Part part) {
    var many =
        part.stated().entrySet().stream()
            .map(kind -> "%d × %s".formatted(kind.getValue(), kind.getKey()))
            .toList();
    findings.lacks(
        Result.OTHER_RULES,
        "What was recorded from %s to %s was made %s, and not followed again: %s. %s"
            .formatted(
                part.from(),
                part.until(),
                Stated.made(part.rules()),
                many.isEmpty() ? "nothing is stated there" : String.join(", ", many),
                Stated.advice(part.rules())));
  }

  private void report(Replay replay, boolean isCut) {
    boolean holds = true;
    for (var fault : replay.faults()) {
      var sentence = "%s: %s".formatted(fault.code(), fault.sentence());
      if (fault.code() == Code.DERIVED_UNCHECKED) {
        findings.lacks(Result.INCOMPLETE, sentence);
      } else {
        findings.isFalse(sentence);
        holds = false;
      }
    }
    replay.unfollowed().forEach(this::say);
    if (holds && replay.transactions() > 0) {
      findings.holds(
          "What the platform stated of its own accord%s%s follows from what others stated, and nothing that follows is left out."
              .formatted(
                  isCut ? " ahead of the first record that is not read" : "",
                  replay.unfollowed().isEmpty() ? "" : " by rules %d".formatted(Rules.NUMBER)));
    }
    findings.reason(
        "followed again: %d transactions, by rules %d"
            .formatted(replay.transactions(), Rules.NUMBER));
    replay
        .followed()
        .forEach((kind, many) -> findings.reason("followed again: %d × %s".formatted(many, kind)));
  }
}
