package dev.countersign.verifier.verify;

import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Gate;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.verifier.verify.Records.Proven;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows the rules again over everything recorded about the lab before the decision. */
final class DecisionCheck {
  private final Records records;
  private final Bundle bundle;
  private final Event<GateDecided> decision;
  private final Findings findings;

  DecisionCheck(Records records, Bundle bundle, Event<GateDecided> decision, Findings findings) {
    this.records = records;
    this.bundle = bundle;
    this.decision = decision;
    this.findings = findings;
  }

  void check(@Nullable Status status) {
    var lab = decision.header().lab();
    var link =
        lab == null
            ? Optional.<FactHeader.Subject>empty()
            : Records.link(decision.header(), "lab:" + lab);
    if (link.isEmpty()) {
      findings.isFalse("The decision is on no lab's chain.");
      return;
    }
    var chain = new Chain(link.get().subject(), records, findings);
    if (!chain.reaches(link.get().number())
        || status == null
        || !chain.agreesWith(bundle.heads(), status)) {
      return;
    }
    findings.holds(
        "All %d records about %s up to the decision are in the file, and the index agrees."
            .formatted(link.get().number(), lab));
    var facts = new ArrayList<>(before(chain));
    new SignatureCheck(records, bundle.envelopes(), bundle.heads(), status, findings).check(facts);
    drafts(facts).stream().filter(draft -> !facts.contains(draft)).forEach(facts::add);
    recompute(facts);
  }

  private List<RecordedFact> before(Chain chain) {
    return chain.facts().stream()
        .filter(fact -> decision.header().position().isAfter(fact.header().position()))
        .toList();
  }

  /** The texts of the policies whose publication is on the chain, each bound to it by a chain. */
  private List<RecordedFact> drafts(List<RecordedFact> facts) {
    var drafts = new ArrayList<RecordedFact>();
    for (var recorded : facts) {
      if (recorded.fact() instanceof PolicyVersionPublished published) {
        drafts.addAll(draft(recorded.header(), published));
      }
    }
    return drafts;
  }

  private List<RecordedFact> draft(FactHeader header, PolicyVersionPublished published) {
    var subject = "policyVersion:" + published.policyVersion();
    var chain = new Chain(subject, records, findings);
    var link = Records.link(header, subject);
    if (link.isEmpty()) {
      findings.lacks(
          Result.INCOMPLETE,
          "The text of %s is bound to its publication by no chain."
              .formatted(published.policyVersion()));
      return List.of();
    }
    if (!chain.reaches(link.get().number())) {
      return List.of();
    }
    var first = Optional.ofNullable(chain.links().get(1L)).map(Proven::fact);
    boolean matches =
        first
            .map(RecordedFact::fact)
            .filter(PolicyVersionDrafted.class::isInstance)
            .map(PolicyVersionDrafted.class::cast)
            .filter(draft -> draft.policyVersion().equals(published.policyVersion()))
            .map(draft -> Sha256.hex(CanonicalJson.bytes(RecordWriter.write(draft.policy()))))
            .filter(published.digest()::equals)
            .isPresent();
    if (!matches) {
      findings.isFalse(
          "The text of %s is not the one that was published.".formatted(published.policyVersion()));
      return List.of();
    }
    return List.copyOf(chain.facts());
  }

  private void recompute(List<RecordedFact> facts) {
    facts.sort(Comparator.comparing(fact -> fact.header().position()));
    var recorded = decision.fact();
    var history = History.of(facts);
    var request =
        history.newest(ScaleUpRequested.class, recorded.request().value()).map(Event::fact);
    if (request.isEmpty()) {
      findings.isFalse("The request that was decided is not in the file.");
      return;
    }
    var again = Gate.decide(Case.of(history, decision.header().recordedAt()), request.get());
    if (again.recorded(recorded.decision(), request.get()).equals(recorded)) {
      findings.holds(
          "The rules, followed again over these records, answer %s, word for word."
              .formatted(again.outcome()));
    } else {
      findings.isFalse(
          "The rules, followed again over these records, answer %s; the record says %s; different are %s."
              .formatted(
                  again.outcome(),
                  recorded.outcome(),
                  different(again.recorded(recorded.decision(), request.get()), recorded)));
    }
    again
        .reasons()
        .forEach(reason -> findings.reason("%s: %s".formatted(reason.code(), reason.sentence())));
    if (again.validUntil() != null) {
      findings.reason("It holds until " + again.validUntil() + ".");
    }
  }

  private static List<String> different(GateDecided again, GateDecided recorded) {
    var said = RecordWriter.write(recorded);
    return RecordWriter.write(again).members().entrySet().stream()
        .filter(field -> !field.getValue().equals(said.get(field.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }
}
