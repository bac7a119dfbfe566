package dev.countersign.oversight.policy;

import dev.countersign.domain.fact.PolicyFact.PolicyVersionRepealed;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** A published version ends without a successor: the gate answers NO_POLICY, and latches stay. */
@UseCase
public class RepealPolicyVersion {
  private final Ledger ledger;
  private final PolicyVersions versions;
  private final CurrentViewer viewer;

  RepealPolicyVersion(Ledger ledger, PolicyVersions versions, CurrentViewer viewer) {
    this.ledger = ledger;
    this.versions = versions;
    this.viewer = viewer;
  }

  public PolicyVersionId repeal(WriteRequest request, PolicyVersionId id, String reason) {
    var lab = Labs.own(viewer.get());
    return new PolicyVersionId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var version = versions.own(lab, id);
              version.requireStatus(
                  "repeal", PolicyVersionStatus.PUBLISHED, PolicyVersionStatus.EFFECTIVE);
              entry.append(
                  new PolicyVersionRepealed(id, reason),
                  Filing.supervised(id.value(), lab, lab)
                      .document(version.drafted().fact().document().value())
                      .publicWhen(PublicWhen.WRITTEN));
              return id.value();
            }));
  }
}
