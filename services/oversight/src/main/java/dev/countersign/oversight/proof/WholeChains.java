package dev.countersign.oversight.proof;

import dev.countersign.domain.fact.FactHeader.Subject;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.oversight.ledger.IndexRows;
import dev.countersign.oversight.ledger.Positions;
import dev.countersign.oversight.proof.ProofRows.Logged;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Chains that the viewer may read to the last link, with the status that counts them: these are
 * all, for whoever may not read all of a lab's.
 */
@ApplicationScoped
public class WholeChains {
  private final ProofRows rows;
  private final IndexRows index;
  private final NewestStatus newest;

  WholeChains(ProofRows rows, IndexRows index, NewestStatus newest) {
    this.rows = rows;
    this.index = index;
    this.newest = newest;
  }

  /** Shows the shared chains that these facts are on, those that the viewer sees to the end. */
  void show(Collection<RecordedFact> known, BundleParts parts) {
    show(known, about -> true, parts);
  }

  /**
   * Shows those of them that are about certain things.
   *
   * @param about true for the id of a version or model whose chains are wanted
   */
  void show(Collection<RecordedFact> known, Predicate<String> about, BundleParts parts) {
    long size = newest.size();
    var status = newest.find();
    if (status.isEmpty()) {
      return;
    }
    var subjects =
        known.stream()
            .flatMap(fact -> fact.header().subjects().stream())
            .map(Subject::subject)
            .filter(WholeChains::isShared)
            .filter(subject -> about.test(subject.substring(subject.indexOf(':') + 1)))
            .distinct()
            .toList();
    var through = Positions.toUuid(status.get().fact().through());
    for (var subject : subjects) {
      var chain = rows.chain(subject, Long.MAX_VALUE);
      var links = rows.logged(chain);
      if (links.size() == chain.size() && mayReadAll(subject, links)) {
        parts.whole(links.stream().filter(link -> NewestStatus.isUnder(link, size)).toList());
        parts.whole(rows.logged(List.of(NewestStatus.position(status.get()))));
        parts.head(index.head(subject, through));
      }
    }
  }

  private static boolean isShared(String subject) {
    return isPublic(subject) || subject.startsWith("engaged:");
  }

  private static boolean isPublic(String subject) {
    return subject.startsWith("deployed:") || subject.startsWith("accredited:");
  }

  /** Decisions tell of thresholds of all domains: who is engaged for some gets no whole chain. */
  private boolean mayReadAll(String subject, List<Logged> links) {
    return !links.isEmpty()
        && (isPublic(subject) || rows.domainsInSight(links.getLast().position()) == null);
  }
}
