package dev.countersign.oversight.policy;

import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.policy.Publication;
import dev.countersign.domain.policy.Renames;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.List;

/** An approved version becomes everyone's to read, for ever. */
@UseCase
public class PublishPolicyVersion {
  private final Ledger ledger;
  private final PolicyVersions versions;
  private final CurrentViewer viewer;

  PublishPolicyVersion(Ledger ledger, PolicyVersions versions, CurrentViewer viewer) {
    this.ledger = ledger;
    this.versions = versions;
    this.viewer = viewer;
  }

  public PolicyVersionId publish(WriteRequest request, PolicyVersionId id) {
    var lab = Labs.own(viewer.get());
    return new PolicyVersionId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              var version = versions.own(lab, id);
              version.requireStatus("publish", PolicyVersionStatus.APPROVED);
              var draft = version.drafted().fact();
              Publication.checkPublisher(
                  draft.author(), version.approvers(), entry.viewer().user());
              Publication.checkInterval(draft.effectiveFrom(), effective(draft.document()));
              Renames.check(draft.policy(), versions.policiesOf(lab));
              entry.append(
                  new PolicyVersionPublished(
                      id,
                      draft.document(),
                      draft.digest(),
                      entry.viewer().user(),
                      entry.recordedAt().isAfter(draft.effectiveFrom())),
                  Filing.supervised(id.value(), lab, lab)
                      .document(draft.document().value())
                      .subject("policyVersion:" + id)
                      .publicWhen(PublicWhen.WRITTEN));
              ledger.disclose(id.value(), PublicWhen.PUBLISHED, entry);
              return id.value();
            }));
  }

  /** From when the document's versions have effect, less those that never came into force. */
  private List<Instant> effective(DocumentId document) {
    return versions.published(document).stream()
        .filter(version -> version.inForce() != null)
        .map(version -> version.drafted().fact().effectiveFrom())
        .toList();
  }
}
