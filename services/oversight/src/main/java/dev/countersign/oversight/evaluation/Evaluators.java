package dev.countersign.oversight.evaluation;

import dev.countersign.oversight.engagement.Engagements;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Who may evaluate a lab's models: the lab itself, and auditors with an open engagement. */
@ApplicationScoped
public class Evaluators {
  private final Engagements engagements;

  Evaluators(Engagements engagements) {
    this.engagements = engagements;
  }

  public List<Book> books(Viewer who, String lab) {
    return who.kind() == Viewer.Kind.AUDITOR
        ? List.of(Book.ofAuditor(who.organisation()), Book.ofLab(lab))
        : List.of(Book.ofLab(lab));
  }

  public void requireMayEvaluate(Viewer who, String lab, Instant at) {
    if (who.kind() == Viewer.Kind.AUDITOR) {
      engagements.requireOpen(who.organisation(), lab, at);
    } else if (!who.organisation().equals(lab)) {
      throw RefusedException.notFound();
    }
  }
}
