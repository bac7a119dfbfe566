package dev.countersign.oversight.policy;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
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
              requireNoOverlap(lab, version);
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

  /** Two versions of one document from the same instant would both be in force. */
  private void requireNoOverlap(String lab, PolicyVersion version) {
    var draft = version.drafted().fact();
    boolean overlaps =
        versions.published(lab, draft.document()).stream()
            .anyMatch(
                other -> !other.drafted().fact().effectiveFrom().isBefore(draft.effectiveFrom()));
    if (overlaps) {
      throw new RuleBrokenException(
          "EFFECTIVE_INTERVALS_OVERLAP",
          "A published version of this document takes effect at %s or later. Draft one that follows it."
              .formatted(draft.effectiveFrom()));
    }
  }
}
