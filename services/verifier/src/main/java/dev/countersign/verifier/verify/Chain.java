package dev.countersign.verifier.verify;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.proofs.index.Head;
import dev.countersign.verifier.verify.Records.Proven;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One subject's chain as far as a bundle shows it: each link names the one before. */
final class Chain {
  private final String subject;
  private final TreeMap<Long, Proven> links = new TreeMap<>();
  private final Findings findings;

  Chain(String subject, Records records, Findings findings) {
    this.subject = subject;
    this.findings = findings;
    records.stream()
        .filter(record -> record.header() != null)
        .forEach(
            record ->
                Records.link(header(record), subject)
                    .ifPresent(link -> add(link.number(), record)));
  }

  private void add(long number, Proven record) {
    if (links.put(number, record) != null) {
      findings.isFalse("%s has two links with the number %d.".formatted(subject, number));
    }
  }

  private static FactHeader header(Proven record) {
    return Objects.requireNonNull(record.header());
  }

  /** The facts on the chain, in order, but for those of a form that is not known. */
  Collection<RecordedFact> facts() {
    return links.values().stream().flatMap(link -> Stream.ofNullable(link.fact())).toList();
  }

  /** True if every link from the first to this one is there and names the one before it. */
  boolean reaches(long last) {
    for (long number = 1; number <= last; number++) {
      var record = links.get(number);
      if (record == null) {
        findings.lacks(
            Result.INCOMPLETE,
            "Record %d of the %d about %s is not in the file.".formatted(number, last, subject));
        return false;
      }
      var before = links.get(number - 1);
      if (before != null && !names(record, before.commitment())) {
        findings.isFalse(
            "Record %d about %s does not follow the one before.".formatted(number, subject));
        return false;
      }
    }
    return true;
  }

  /**
   * True if the index of a status has this chain's head just where the chain says: what was
   * recorded before the status speaks is counted, and nothing else.
   */
  boolean agreesWith(List<Head> heads, Status status) {
    var opened = heads.stream().filter(head -> head.subject().equals(subject)).toList();
    if (opened.isEmpty()) {
      findings.lacks(
          Result.INCOMPLETE, "The head of %s in the index is not in the file.".formatted(subject));
      return false;
    }
    var head = opened.getFirst();
    var first = links.get(1L);
    boolean bound =
        first == null ? head.number() == 0 : names(first, Head.keyCommitment(head.key(), subject));
    if (opened.size() > 1
        || !bound
        || !head.provenBy(status.indexRoot())
        || !counts(head, status)) {
      findings.isFalse("The index does not have %s as the file shows it.".formatted(subject));
      return false;
    }
    return true;
  }

  private boolean counts(Head head, Status status) {
    long before =
        links.values().stream()
            .filter(link -> status.through().isAfter(header(link).position()))
            .count();
    var link = links.get(head.number());
    return before == head.number()
        && (link == null
            ? head.number() == 0
            : Arrays.equals(link.commitment(), head.commitment()));
  }

  /** The chain's links by their numbers. */
  SortedMap<Long, Proven> links() {
    return links;
  }

  private boolean names(Proven record, byte[] commitment) {
    return Records.link(header(record), subject)
        .map(link -> Base64.getEncoder().encodeToString(commitment).equals(link.previous()))
        .orElse(false);
  }
}
