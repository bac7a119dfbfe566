package dev.countersign.oversight.model;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.ModelFact.ChangeKind;
import dev.countersign.domain.fact.ModelFact.ModelChanged;
import dev.countersign.domain.id.ModelChangeId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A lab records that something changed about a model, or about how its abilities come out. */
@UseCase
public class RecordModelChange {
  private final Ledger ledger;
  private final Models models;
  private final CurrentViewer viewer;

  RecordModelChange(Ledger ledger, Models models, CurrentViewer viewer) {
    this.ledger = ledger;
    this.models = models;
    this.viewer = viewer;
  }

  /**
   * What changed.
   *
   * @param version null for an advance in elicitation, which counts for all models of the lab
   * @param domains where it matters; empty for everywhere
   * @param changedAt null for now
   */
  public record Change(
      @Nullable ModelVersionId version,
      ChangeKind kind,
      Set<RiskDomain> domains,
      String description,
      @Nullable Instant changedAt) {}

  public ModelChangeId record(WriteRequest request, Change change) {
    var lab = Labs.own(viewer.get());
    check(change);
    return new ModelChangeId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var id = new ModelChangeId(entry.newId(ModelChangeId.PREFIX));
              entry.append(
                  new ModelChanged(
                      id,
                      change.version(),
                      change.kind(),
                      change.domains().stream().sorted().toList(),
                      change.description()),
                  filing(lab, id, change));
              return id.value();
            }));
  }

  private static void check(Change change) {
    boolean advance = change.kind() == ChangeKind.ELICITATION_ADVANCE;
    if (advance && change.version() != null) {
      throw new RuleBrokenException(
          "ADVANCE_IS_LAB_WIDE",
          "An advance in elicitation counts for all models of the lab. Name no version.");
    }
    if (!advance && change.version() == null) {
      throw new RuleBrokenException(
          "MODEL_VERSION_MISSING", "Name the version that changed: modelVersion.");
    }
  }

  private Filing filing(String lab, ModelChangeId id, Change change) {
    var filing = Filing.supervised(id.value(), lab, lab).validFrom(change.changedAt());
    if (!change.domains().isEmpty()) {
      filing =
          filing.domains(
              change.domains().stream().map(Enum::name).collect(Collectors.toUnmodifiableSet()));
    }
    return change.version() == null
        ? filing
        : models.about(filing, models.ownVersion(lab, change.version()).fact());
  }
}
