package dev.countersign.verifier.verify;

import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.verifier.verify.Records.Proven;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything recorded about a lab up to one record, shown to be all of it. */
final class LabRecord {
  private final Records records;
  private final Bundle bundle;
  private final Findings findings;

  LabRecord(Records records, Bundle bundle, Findings findings) {
    this.records = records;
    this.bundle = bundle;
    this.findings = findings;
  }

  /**
   * The facts up to and with this one, in order; empty if something is false or left out.
   *
   * @param status the newest status before it; null if there is none
   */
  Optional<List<RecordedFact>> upTo(FactHeader last, @Nullable Status status) {
    var lab = last.lab();
    var link =
        lab == null ? Optional.<FactHeader.Subject>empty() : Records.link(last, "lab:" + lab);
    if (link.isEmpty()) {
      findings.isFalse("%s is on no lab's chain.".formatted(last.id()));
      return Optional.empty();
    }
    var chain = new Chain(link.get().subject(), records, findings);
    if (!chain.reaches(link.get().number())
        || status == null
        || !chain.agreesWith(bundle.heads(), status)) {
      return Optional.empty();
    }
    findings.holds(
        "All %d records about %s up to this one are in the file, and the index agrees."
            .formatted(link.get().number(), lab));
    var facts = new ArrayList<>(upTo(last, chain));
    new SignatureCheck(records, bundle, status, findings).check(facts);
    drafts(facts).stream().filter(draft -> !facts.contains(draft)).forEach(facts::add);
    facts.sort(Comparator.comparing(fact -> fact.header().position()));
    return findings.isRefused() ? Optional.empty() : Optional.of(facts);
  }

  private static List<RecordedFact> upTo(FactHeader last, Chain chain) {
    return chain.facts().stream()
        .filter(fact -> !fact.header().position().isAfter(last.position()))
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
    var text = Optional.ofNullable(chain.links().get(1L));
    if (text.filter(Proven::isOfUnknownForm).isPresent()) {
      return List.of();
    }
    var first = text.map(Proven::fact);
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
}
