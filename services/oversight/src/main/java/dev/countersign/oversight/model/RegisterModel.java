package dev.countersign.oversight.model;

import dev.countersign.domain.fact.ModelFact.ModelRegistered;
import dev.countersign.domain.id.ModelId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;
import java.util.Set;

/** A lab begins a model family. Nobody else but its regulators knows until it is announced. */
@UseCase
public class RegisterModel {
  private final Ledger ledger;
  private final CurrentViewer viewer;

  RegisterModel(Ledger ledger, CurrentViewer viewer) {
    this.ledger = ledger;
    this.viewer = viewer;
  }

  public ModelId register(WriteRequest request, String name) {
    var lab = Labs.own(viewer.get());
    return new ModelId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var id = new ModelId(entry.newId(ModelId.PREFIX));
              entry.append(
                  new ModelRegistered(id, name),
                  Filing.supervised(id.value(), lab, lab)
                      .model(id.value(), Set.of(id.value()))
                      .publicWhen(PublicWhen.ANNOUNCED));
              return id.value();
            }));
  }
}
