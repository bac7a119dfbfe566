package dev.countersign.oversight.gate;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.policy.Stage;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.model.Models;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lab asks: may we take this step? The answer is recorded in the same transaction. */
@UseCase
public class RequestScaleUp {
  private final Ledger ledger;
  private final Models models;
  private final CurrentViewer viewer;

  RequestScaleUp(Ledger ledger, Models models, CurrentViewer viewer) {
    this.ledger = ledger;
    this.models = models;
    this.viewer = viewer;
  }

  public RequestId request(
      WriteRequest request, @Nullable ModelVersionId base, Stage stage, BigDecimal flopCeiling) {
    var lab = Labs.own(viewer.get());
    if (base == null && stage != Stage.TRAIN) {
      throw new RuleBrokenException(
          "BASE_MISSING", "Only TRAIN of a new family has no base version. Name the base.");
    }
    return new RequestId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var id = new RequestId(entry.newId(RequestId.PREFIX));
              var filing = Filing.supervised(id.value(), lab, lab);
              if (base != null) {
                var version = models.ownVersion(lab, base).fact();
                if (flopCeiling.compareTo(version.trainingFlop()) < 0) {
                  throw new RuleBrokenException(
                      "CEILING_BELOW_BASE",
                      "The ceiling is cumulative: it cannot be below the base's %s FLOP."
                          .formatted(version.trainingFlop()));
                }
                filing = models.about(filing, version);
              }
              entry.append(new ScaleUpRequested(id, base, stage, flopCeiling), filing);
              return id.value();
            }));
  }
}
