package dev.countersign.verifier.verify;

import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.index.Head;
import dev.countersign.verifier.verify.Records.Proven;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * That a file holds every record of the chains whose heads it opens, as the newest status in it
 * counts them: for whoever may read these chains to the end, and not all of a lab's.
 */
final class Completeness {
  private final Records records;
  private final Bundle bundle;
  private final Findings findings;

  Completeness(Records records, Bundle bundle, Findings findings) {
    this.records = records;
    this.bundle = bundle;
    this.findings = findings;
  }

  /** True if there are such chains, and nothing of any is left out. */
  boolean check() {
    if (bundle.heads().isEmpty()) {
      return false;
    }
    var status = Status.newest(records);
    if (Status.mayBeUnknown(records)) {
      return false;
    }
    if (status.isEmpty()) {
      findings.isFalse("A head is opened, and no status that it stands in.");
      return false;
    }
    return bundle.heads().stream().allMatch(head -> holds(head, status.get()));
  }

  private boolean holds(Head head, Status status) {
    var chain = new Chain(head.subject(), records, findings);
    long last = chain.links().isEmpty() ? 0 : chain.links().lastKey();
    if (!chain.reaches(Math.max(last, head.number()))) {
      findings.isFalse(
          "The file opens a chain %s and leaves a record of it out."
              .formatted(words(head.subject())));
      return false;
    }
    if (!chain.agreesWith(bundle.heads(), status)) {
      return false;
    }
    findings.holds(
        "These are all %d records %s, as of %s, and the index agrees."
            .formatted(head.number(), words(head.subject()), status.at()));
    chain.links().values().stream()
        .collect(
            Collectors.groupingBy(
                Completeness::kind, java.util.TreeMap::new, Collectors.counting()))
        .forEach((kind, many) -> findings.reason("%d × %s".formatted(many, kind)));
    return true;
  }

  private static String kind(Proven link) {
    return Objects.requireNonNull(link.header()).kind();
  }

  private static String words(String subject) {
    var about = subject.substring(subject.indexOf(':') + 1);
    return switch (subject.substring(0, subject.indexOf(':') + 1)) {
      case "deployed:" -> "that everyone may read about %s since it is deployed".formatted(about);
      case "accredited:" -> "of accreditations of %s".formatted(about);
      default -> "that auditors engaged for all of it may read about %s".formatted(about);
    };
  }
}
