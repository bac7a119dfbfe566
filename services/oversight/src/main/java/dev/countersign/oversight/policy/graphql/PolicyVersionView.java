package dev.countersign.oversight.policy.graphql;

import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.policy.Policy;
import dev.countersign.oversight.platform.graphql.NodeView;
import dev.countersign.oversight.policy.PolicyVersion;
import dev.countersign.oversight.policy.PolicyVersionStatus;
import dev.countersign.proofs.json.CanonicalJson;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("PolicyVersion")
@Description("One immutable version of a framework document, as data.")
public record PolicyVersionView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The framework document that it is a version of.") String document,
    @Id @NonNull @Description("The lab whose it is.") String lab,
    @NonNull @Description("What the lab calls it.") String label,
    @NonNull @Description("Where it stands.") PolicyVersionStatus status,
    @Id @Description("The version that it follows; null for the first.") @Nullable String previous,
    @NonNull @Description("SHA-256 of its canonical content (RFC 8785), lower-case hex.")
        String digest,
    @Description("SHA-256 of the document it was taken from; null if not given.")
        @Nullable String sourceDigest,
    @NonNull @Description("From when it is to have effect.") Instant effectiveFrom,
    @Description("When it became everyone's to read; null while it is not.")
        @Nullable Instant publishedAt,
    @Description("True if it was published after it was to have effect.") boolean latePublication,
    @NonNull @Description("What changed, in the lab's words.") List<@NonNull String> changelog,
    @Description("What the lab itself calls the change.") @Nullable String characterisation,
    @NonNull
        @Description("Its whole content as canonical JSON (RFC 8785): what the digest is over.")
        String policy,
    @Description(
            "Since when it is in force, or will be: the later of effective-from and publication; null if it is not published or was repealed before.")
        @Nullable Instant inForceFrom,
    @Description("Until when it is in force, excluded; null while nothing ends it.")
        @Nullable Instant inForceUntil,
    @NonNull @Description("Who approved it, as far as the caller may see that.")
        List<@NonNull PolicyApprovalView> approvals,
    @Description("Why it was withdrawn or repealed; null if it was not.")
        @Nullable PolicyVersionEndView ended,
    @Ignore Policy content)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: pol_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static PolicyVersionView of(PolicyVersion version) {
    var header = version.drafted().header();
    var draft = version.drafted().fact();
    var published = version.published();
    return new PolicyVersionView(
        header.id(),
        draft.document().value(),
        header.organisation().value(),
        draft.label(),
        version.status(),
        draft.previous() == null ? null : draft.previous().value(),
        draft.digest(),
        draft.sourceDigest(),
        draft.effectiveFrom(),
        published == null ? null : published.header().recordedAt(),
        published != null && published.fact().late(),
        draft.changelog(),
        draft.characterisation(),
        CanonicalJson.text(RecordWriter.write(draft.policy())),
        version.inForce() == null ? null : version.inForce().from(),
        version.inForce() == null ? null : version.inForce().until(),
        version.approvals().stream()
            .map(a -> new PolicyApprovalView(a.fact().approver(), a.header().recordedAt()))
            .toList(),
        ended(version),
        draft.policy());
  }

  private static @Nullable PolicyVersionEndView ended(PolicyVersion version) {
    var repealed = version.repealed();
    if (repealed != null) {
      return new PolicyVersionEndView(repealed.fact().reason(), repealed.header().recordedAt());
    }
    var withdrawn = version.withdrawn();
    return withdrawn == null
        ? null
        : new PolicyVersionEndView(withdrawn.fact().reason(), withdrawn.header().recordedAt());
  }

  @Name("PolicyApproval")
  @Description("An officer's approval of a policy version.")
  public record PolicyApprovalView(
      @NonNull @Description("The officer.") String approver,
      @NonNull @Description("When.") Instant approvedAt) {}

  @Name("PolicyVersionEnd")
  @Description("A withdrawal or repeal of a policy version.")
  public record PolicyVersionEndView(
      @NonNull @Description("Why.") String reason, @NonNull @Description("When.") Instant at) {}
}
