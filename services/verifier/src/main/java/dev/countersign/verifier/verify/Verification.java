package dev.countersign.verifier.verify;

import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.DeterminationId;
import dev.countersign.domain.id.HaltId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.note.SignedNote.Verifier;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks a bundle step by step: the log, the records, what is left out, and the decision. */
public final class Verification {
  private final Bundle bundle;
  private final List<Verifier> logKeys;
  private final @Nullable Instant at;
  private final Findings findings = new Findings();

  /**
   * @param logKeys the keys of logs that the checker trusts; none to see what the file says of
   *     itself
   */
  public Verification(Bundle bundle, List<Verifier> logKeys) {
    this(bundle, logKeys, null);
  }

  /**
   * @param logKeys as above
   * @param at an instant of the platform's clock at which it is to be up to date; null to see only
   *     how things stood
   */
  public Verification(Bundle bundle, List<Verifier> logKeys, @Nullable Instant at) {
    this.bundle = bundle;
    this.logKeys = List.copyOf(logKeys);
    this.at = at;
  }

  /** What comes of it. */
  public Verdict verdict() {
    new Anchor(logKeys, findings).records(bundle).ifPresent(this::check);
    return findings.verdict();
  }

  private void check(Records records) {
    var shown = records.about(bundle.about());
    if (shown.isEmpty()) {
      findings.isFalse("The file does not hold %s.".formatted(bundle.about()));
    } else {
      check(records, shown);
    }
    var standing = new StandingCheck(records, bundle, findings);
    standing.check();
    standing.checkAt(at);
  }

  private void check(Records records, List<JsonObject> shown) {
    var first = shown.getFirst();
    findings.about(
        "%s, %s, recorded at %s on the platform's clock"
            .formatted(bundle.about(), first.text("kind"), first.text("recordedAt")));
    switch (bundle.cut()) {
      case FULL -> checkInFull(records);
      case SCOPED -> new ScopedCheck(records, bundle, findings).check(first);
      case PUBLIC -> new PublicCheck(records, bundle, findings).check(shown);
    }
  }

  private void checkInFull(Records records) {
    var about = bundle.about();
    // How these stand is told by everything about their lab, not by their own records.
    boolean toldByTheRest =
        Stream.of(ModelVersionId.PREFIX, AttestationId.PREFIX, HaltId.PREFIX)
            .anyMatch(about::startsWith);
    var last =
        toldByTheRest
            ? records.last(about).flatMap(header -> records.newestOf(header.lab()))
            : records.last(about);
    if (last.isEmpty()) {
      findings.isFalse("%s is on no lab's chain.".formatted(about));
      return;
    }
    var status = Status.before(last.get(), records);
    if (status.isEmpty() || !status.get().isFreshAt(last.get().recordedAt())) {
      findings.lacks(
          Result.STATUS_UNPROVEN, "No status record of the 24 hours before is in the file.");
    }
    status.ifPresent(
        known ->
            bundle.heads().stream()
                .filter(head -> !head.provenBy(known.indexRoot()))
                .forEach(
                    head ->
                        findings.isFalse(
                            "The index does not have %s as the file shows it."
                                .formatted(head.subject()))));
    new LabRecord(records, bundle, findings)
        .upTo(last.get(), status.orElse(null))
        .ifPresent(
            facts -> {
              if (isOfKnownForm(records) && !facts.isEmpty()) {
                explain(records, facts);
              }
              new DerivedCheck(records, bundle, findings)
                  .check(facts, last.get(), status.orElse(null));
            });
  }

  /** What is not read cannot follow from anything. */
  private boolean isOfKnownForm(Records records) {
    return records.unknown().noneMatch(header -> header.id().equals(bundle.about()));
  }

  private void explain(Records records, List<RecordedFact> facts) {
    var about = bundle.about();
    var stated = new Stated(records, findings);
    var decision = records.first(GateDecided.class, about);
    if (decision.isPresent()) {
      new DecisionCheck(decision.get(), stated, findings).recompute(before(decision.get(), facts));
      return;
    }
    var compliance = new ComplianceCheck(facts, stated, findings);
    if (about.startsWith(ModelVersionId.PREFIX)) {
      compliance.check(new ModelVersionId(about));
    } else if (about.startsWith(DeterminationId.PREFIX)) {
      History.of(facts).newest(DeterminationMade.class, about).ifPresent(compliance::check);
    } else {
      new Standing(about, facts, stated, findings).explain();
    }
  }

  static List<RecordedFact> before(Event<?> event, List<RecordedFact> facts) {
    return facts.stream()
        .filter(fact -> event.header().position().isAfter(fact.header().position()))
        .toList();
  }
}
