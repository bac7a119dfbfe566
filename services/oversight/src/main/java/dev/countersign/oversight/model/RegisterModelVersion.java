package dev.countersign.oversight.model;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.ModelFact.MitigationState;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.ModelFact.Parent;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.math.BigDecimal;
import java.util.List;

/**
 * A lab binds a checkpoint to the digest of its weights. Parents come first, so no cycle can be.
 */
@UseCase
public class RegisterModelVersion {
  private final Ledger ledger;
  private final Models models;
  private final Facts facts;
  private final CurrentViewer viewer;

  RegisterModelVersion(Ledger ledger, Models models, Facts facts, CurrentViewer viewer) {
    this.ledger = ledger;
    this.models = models;
    this.facts = facts;
    this.viewer = viewer;
  }

  /** A checkpoint as its lab hands it in. */
  public record Checkpoint(
      ModelId model,
      String label,
      String manifestDigest,
      BigDecimal trainingFlop,
      List<Parent> parents,
      MitigationState mitigationState,
      List<String> affordances) {}

  public ModelVersionId register(WriteRequest request, Checkpoint checkpoint) {
    var lab = Labs.own(viewer.get());
    return new ModelVersionId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              check(lab, checkpoint);
              var id = new ModelVersionId(entry.newId(ModelVersionId.PREFIX));
              var version =
                  new ModelVersionRegistered(
                      id,
                      checkpoint.model(),
                      checkpoint.label(),
                      checkpoint.manifestDigest(),
                      checkpoint.trainingFlop(),
                      checkpoint.parents(),
                      checkpoint.mitigationState(),
                      checkpoint.affordances());
              entry.append(
                  version,
                  models
                      .aboutNew(Filing.supervised(id.value(), lab, lab), version)
                      .publicWhen(PublicWhen.ANNOUNCED));
              return id.value();
            }));
  }

  private void check(String lab, Checkpoint checkpoint) {
    if (!models.model(checkpoint.model()).header().organisation().value().equals(lab)) {
      throw RefusedException.notFound();
    }
    if (checkpoint.trainingFlop().signum() < 0) {
      throw new RuleBrokenException("FLOP_NEGATIVE", "trainingFlop must not be negative.");
    }
    for (var parent : checkpoint.parents()) {
      var above = models.ownVersion(lab, parent.parent()).fact();
      if (above.trainingFlop().compareTo(checkpoint.trainingFlop()) > 0) {
        throw new RuleBrokenException(
            "FLOP_BELOW_PARENT",
            "trainingFlop is cumulative: it cannot be below that of a parent, %s."
                .formatted(above.trainingFlop()));
      }
      if (parent.computeRatios().values().stream().anyMatch(ratio -> ratio.signum() <= 0)) {
        throw new RuleBrokenException("RATIO_OUT_OF_RANGE", "A compute ratio is above 0.");
      }
    }
    var same =
        Wanted.all(ModelVersionRegistered.class)
            .ofLab(lab)
            .where("manifestDigest", checkpoint.manifestDigest());
    if (facts.count(same) > 0) {
      throw new RuleBrokenException(
          "MANIFEST_REGISTERED", "A version with this manifest digest is registered already.");
    }
  }
}
