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
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.platform.WriteRequest;
import java.math.BigDecimal;
import java.util.HashSet;
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
      throw new RuleBrokenException("FLOP_NEGATIVE", "$.trainingFlop: it must not be negative.");
    }
    var same =
        facts
            .page(
                Wanted.all(ModelVersionRegistered.class)
                    .ofLab(lab)
                    .where("manifestDigest", checkpoint.manifestDigest()),
                new Window(1, null, null, false, false))
            .rows()
            .stream()
            .map(row -> row.value().header().id())
            .findFirst();
    var named = new HashSet<ModelVersionId>();
    for (int i = 0; i < checkpoint.parents().size(); i++) {
      var parent = checkpoint.parents().get(i);
      var path = "$.parents[%d]".formatted(i);
      if (!named.add(parent.parent())) {
        throw new RuleBrokenException(
            "PARENT_REPEATED", path + ".modelVersion: it is named as a parent already.");
      }
      checkParent(checkpoint, parent, models.ownVersion(lab, parent.parent()).fact(), path);
      // These very weights among what they are said to come from: no lineage comes from itself.
      if (same.filter(facts.lineageOf(parent.parent().value())::contains).isPresent()) {
        throw new RuleBrokenException(
            "LINEAGE_CYCLE",
            "%s.modelVersion: %s comes from weights with this manifest digest, or has it; a version cannot come from itself."
                .formatted(path, parent.parent()));
      }
    }
    if (same.isPresent()) {
      throw new RuleBrokenException(
          "MANIFEST_REGISTERED",
          "$.manifestDigest: a version with it is registered already, %s.".formatted(same.get()));
    }
  }

  private static void checkParent(
      Checkpoint checkpoint, Parent parent, ModelVersionRegistered above, String path) {
    if (above.trainingFlop().compareTo(checkpoint.trainingFlop()) > 0) {
      throw new RuleBrokenException(
          "FLOP_BELOW_PARENT",
          "$.trainingFlop: it is cumulative, and cannot be below the %s of %s.modelVersion."
              .formatted(above.trainingFlop(), path));
    }
    if (parent.computeRatios().values().stream().anyMatch(ratio -> ratio.signum() <= 0)) {
      throw new RuleBrokenException(
          "RATIO_OUT_OF_RANGE", path + ".computeRatios: a compute ratio is above 0.");
    }
  }
}
