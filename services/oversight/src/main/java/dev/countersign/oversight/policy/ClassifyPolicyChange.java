package dev.countersign.oversight.policy;

import dev.countersign.domain.fact.PolicyFact.PolicyChangeClassified;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.policy.diff.ChangeClass;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.organisation.Jurisdictions;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A supervisor says in public what its authority takes an amendment for. */
@UseCase
public class ClassifyPolicyChange {
  private final Ledger ledger;
  private final PolicyComparisons comparisons;
  private final Jurisdictions jurisdictions;
  private final CurrentViewer viewer;

  ClassifyPolicyChange(
      Ledger ledger,
      PolicyComparisons comparisons,
      Jurisdictions jurisdictions,
      CurrentViewer viewer) {
    this.ledger = ledger;
    this.comparisons = comparisons;
    this.jurisdictions = jurisdictions;
    this.viewer = viewer;
  }

  /**
   * A classification of one change.
   *
   * @param path the change's path; null for the amendment as a whole
   */
  public record Classification(
      PolicyVersionId from,
      PolicyVersionId to,
      @Nullable String path,
      ChangeClass classification,
      String reason) {}

  public PolicyVersionId classify(WriteRequest request, Classification said) {
    var regulator = viewer.get().organisation();
    var comparison =
        comparisons.between(said.from(), said.to()).orElseThrow(RefusedException::notFound);
    if (comparison.from().published() == null || comparison.to().published() == null) {
      throw RefusedException.notFound();
    }
    var drafted = comparison.to().drafted();
    var lab = drafted.header().organisation().value();
    if (!jurisdictions.supervises(regulator, lab)) {
      throw new RefusedException(
          "OUTSIDE_JURISDICTION",
          "You have no jurisdiction in common with this lab. Its own regulators classify its policies.");
    }
    var path = said.path();
    if (path != null && comparison.changes().stream().noneMatch(c -> c.path().equals(path))) {
      throw new RefusedException(
          "NO_SUCH_CHANGE",
          "Nothing changed at %s. Take the path from policyDiff, or leave it out.".formatted(path));
    }
    return new PolicyVersionId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              entry.append(
                  new PolicyChangeClassified(
                      said.to(),
                      said.from(),
                      path,
                      said.classification(),
                      said.reason(),
                      entry.viewer().user()),
                  Filing.supervised(said.to().value(), regulator, lab)
                      .document(drafted.fact().document().value())
                      .publicWhen(PublicWhen.WRITTEN));
              return said.to().value();
            }));
  }
}
