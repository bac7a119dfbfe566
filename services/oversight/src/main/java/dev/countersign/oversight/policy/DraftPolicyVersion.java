package dev.countersign.oversight.policy;

import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.fact.PolicyFact.FrameworkDocumentCreated;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.policy.Policy;
import dev.countersign.domain.policy.PolicyChecks;
import dev.countersign.domain.policy.Publication;
import dev.countersign.domain.policy.Renames;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Labs;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.json.CanonicalJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lab writes a version down; its content never changes from here on. */
@UseCase
public class DraftPolicyVersion {
  private final Ledger ledger;
  private final Facts facts;
  private final PolicyVersions versions;
  private final CurrentViewer viewer;

  DraftPolicyVersion(Ledger ledger, Facts facts, PolicyVersions versions, CurrentViewer viewer) {
    this.ledger = ledger;
    this.facts = facts;
    this.versions = versions;
    this.viewer = viewer;
  }

  /**
   * A version as its lab hands it in.
   *
   * @param sourceDigest SHA-256 of the document it was taken from, lower-case hex
   * @param characterisation what the lab itself calls the change
   */
  public record Draft(
      DocumentId document,
      String label,
      @Nullable PolicyVersionId previous,
      Policy policy,
      @Nullable String sourceDigest,
      Instant effectiveFrom,
      List<String> changelog,
      @Nullable String characterisation) {}

  public PolicyVersionId draft(WriteRequest request, Draft draft) {
    var lab = Labs.own(viewer.get());
    PolicyChecks.check(draft.policy());
    return new PolicyVersionId(
        ledger.write(
            request,
            List.of(Book.ofLab(lab)),
            entry -> {
              requireOwn(lab, draft);
              checkAgainstEarlier(lab, draft);
              var id = new PolicyVersionId(entry.newId(PolicyVersionId.PREFIX));
              var digest = Sha256.hex(CanonicalJson.bytes(RecordWriter.write(draft.policy())));
              entry.append(
                  new PolicyVersionDrafted(
                      id,
                      draft.document(),
                      draft.label(),
                      draft.previous(),
                      draft.policy(),
                      digest,
                      draft.sourceDigest(),
                      draft.effectiveFrom(),
                      draft.changelog(),
                      draft.characterisation(),
                      entry.viewer().user()),
                  Filing.engaged(id.value(), lab, lab)
                      .document(draft.document().value())
                      .subject("policyVersion:" + id)
                      .publicWhen(PublicWhen.PUBLISHED));
              return id.value();
            }));
  }

  private void requireOwn(String lab, Draft draft) {
    var document =
        facts
            .first(FrameworkDocumentCreated.class, draft.document().value())
            .orElseThrow(RefusedException::notFound);
    if (!document.header().organisation().value().equals(lab)) {
      throw RefusedException.notFound();
    }
  }

  private void checkAgainstEarlier(String lab, Draft draft) {
    var earlier = new ArrayList<>(versions.policiesOf(lab));
    var previous = draft.previous();
    if (previous != null) {
      var before =
          facts
              .first(PolicyVersionDrafted.class, previous.value())
              .filter(version -> version.fact().document().equals(draft.document()))
              .orElseThrow(RefusedException::notFound)
              .fact();
      Publication.checkOrder(draft.effectiveFrom(), before.effectiveFrom());
      earlier.add(before.policy());
    }
    Renames.check(draft.policy(), earlier);
  }
}
