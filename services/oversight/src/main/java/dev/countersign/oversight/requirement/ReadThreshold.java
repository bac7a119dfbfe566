package dev.countersign.oversight.requirement;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.RequirementFact.ThresholdRead;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.organisation.Jurisdictions;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** A lab, or a regulator of it, says how it reads a published threshold. Everyone may see it. */
@UseCase
public class ReadThreshold {
  private final Ledger ledger;
  private final PublishedPolicies policies;
  private final Jurisdictions jurisdictions;
  private final CurrentViewer viewer;

  ReadThreshold(
      Ledger ledger,
      PublishedPolicies policies,
      Jurisdictions jurisdictions,
      CurrentViewer viewer) {
    this.ledger = ledger;
    this.policies = policies;
    this.jurisdictions = jurisdictions;
    this.viewer = viewer;
  }

  /**
   * @param reading all of it but its author, who is the caller
   * @throws RefusedException {@code NOT_FOUND} if it is not theirs to read, as if it did not exist
   */
  public void read(WriteRequest request, ThresholdRead reading) {
    var who = viewer.get();
    var version = reading.policyVersion().value();
    var published = policies.version(version).orElseThrow(RefusedException::notFound);
    var lab = published.lab();
    if (who.kind() == Viewer.Kind.LAB
        ? !who.organisation().equals(lab)
        : !jurisdictions.supervises(who.organisation(), lab)) {
      throw RefusedException.notFound();
    }
    if (published.version().policy().thresholds().stream()
        .noneMatch(threshold -> threshold.key().equals(reading.thresholdKey()))) {
      throw new RuleBrokenException(
          "UNKNOWN_THRESHOLD", "The policy version has no such threshold. Choose one of it.");
    }
    ledger.write(
        request,
        List.of(Book.ofLab(lab)),
        entry -> {
          entry.append(
              new ThresholdRead(
                  reading.policyVersion(),
                  reading.thresholdKey(),
                  reading.actor(),
                  reading.baseline(),
                  reading.consequence(),
                  reading.quote(),
                  who.user()),
              Filing.supervised(version, who.organisation(), lab)
                  .document(published.version().document().value())
                  .publicWhen(PublicWhen.WRITTEN));
          return version;
        });
  }
}
