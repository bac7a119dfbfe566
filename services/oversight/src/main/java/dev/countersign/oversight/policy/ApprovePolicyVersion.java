package dev.countersign.oversight.policy;

import dev.countersign.domain.fact.PolicyFact.PolicyVersionApproved;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.policy.Publication;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** An officer who did not write a version approves it. */
@UseCase
public class ApprovePolicyVersion {
  private final Ledger ledger;
  private final PolicyVersions versions;
  private final CurrentViewer viewer;

  ApprovePolicyVersion(Ledger ledger, PolicyVersions versions, CurrentViewer viewer) {
    this.ledger = ledger;
    this.versions = versions;
    this.viewer = viewer;
  }

  public PolicyVersionId approve(WriteRequest request, PolicyVersionId id) {
    var lab = Labs.own(viewer.get());
    return new PolicyVersionId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var version = versions.own(lab, id);
              version.requireStatus(
                  "approve", PolicyVersionStatus.DRAFT, PolicyVersionStatus.APPROVED);
              Publication.checkApproval(
                  version.drafted().fact().author(), version.approvers(), entry.viewer().user());
              entry.append(
                  new PolicyVersionApproved(id, entry.viewer().user()),
                  Filing.engaged(id.value(), lab, lab)
                      .document(version.drafted().fact().document().value())
                      .publicWhen(PublicWhen.PUBLISHED)
                      .subject("policyVersion:" + id));
              return id.value();
            }));
  }
}
