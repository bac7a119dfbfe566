package dev.countersign.oversight.organisation;

import dev.countersign.domain.fact.EngagementFact.EngagementOffered;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The ledgers that a key bears on: its organisation's and, for an auditor's, those of all labs it
 * ever had an engagement with, since their decisions may rest on what it signed.
 */
@ApplicationScoped
class KeyBooks {
  private final Facts facts;

  KeyBooks(Facts facts) {
    this.facts = facts;
  }

  List<Book> of(Viewer who) {
    if (who.kind() != Viewer.Kind.AUDITOR) {
      return List.of(Book.ofLab(who.organisation()));
    }
    var labs =
        facts
            .page(
                Wanted.all(EngagementOffered.class).where("auditor", who.organisation()),
                Window.ALL)
            .rows()
            .stream()
            .map(row -> Objects.requireNonNull(row.value().header().lab()).value())
            .distinct()
            .map(Book::ofLab);
    return Stream.concat(Stream.of(Book.ofAuditor(who.organisation())), labs).toList();
  }

  /** No engagement may have begun between the look and the queue. */
  void requireUnchanged(Viewer who, List<Book> held) {
    if (!new HashSet<>(of(who)).equals(new HashSet<>(held))) {
      throw new RefusedException(
          "CHANGED_MEANWHILE", "An engagement began at the same moment. Send it again.");
    }
  }
}
