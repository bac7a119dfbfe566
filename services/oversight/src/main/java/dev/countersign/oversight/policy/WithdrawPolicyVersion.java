package dev.countersign.oversight.policy;

import dev.countersign.domain.fact.PolicyFact.PolicyVersionWithdrawn;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.util.List;

/** A lab takes a version back that it has not published; it stays on record. */
@UseCase
public class WithdrawPolicyVersion {
  private final Ledger ledger;
  private final PolicyVersions versions;
  private final CurrentViewer viewer;

  WithdrawPolicyVersion(Ledger ledger, PolicyVersions versions, CurrentViewer viewer) {
    this.ledger = ledger;
    this.versions = versions;
    this.viewer = viewer;
  }

  public PolicyVersionId withdraw(WriteRequest request, PolicyVersionId id, String reason) {
    var lab = Labs.own(viewer.get());
    return new PolicyVersionId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var version = versions.own(lab, id);
              version.requireStatus(
                  "withdraw", PolicyVersionStatus.DRAFT, PolicyVersionStatus.APPROVED);
              entry.append(
                  new PolicyVersionWithdrawn(id, reason),
                  Filing.engaged(id.value(), lab, lab)
                      .document(version.drafted().fact().document().value()));
              return id.value();
            }));
  }
}
