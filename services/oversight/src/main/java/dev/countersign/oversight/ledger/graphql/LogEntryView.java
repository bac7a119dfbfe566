package dev.countersign.oversight.ledger.graphql;

import dev.countersign.oversight.ledger.ReadLog;
import dev.countersign.oversight.ledger.ReadLog.Proof;
import dev.countersign.oversight.ledger.ReadLog.Proven;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("LogEntry")
@Description("A fact's place in the transparency log.")
public record LogEntryView(
    @Description("Its index in the log, from 0.") long index,
    @NonNull @Description("The leaf's RFC 6962 hash, base64.") String leafHash,
    @Description("Why the checkpoint holds it; null until one does.")
        @Nullable InclusionProofView inclusionProof,
    @Description("The signed checkpoint (C2SP) that holds it, whole; null until one does.")
        @Nullable String checkpoint) {

  public static LogEntryView of(Proven proven) {
    var proof = proven.proof();
    return new LogEntryView(
        proven.entry().index(),
        Base64.getEncoder().encodeToString(proven.entry().leafHash()),
        proof == null ? null : InclusionProofView.of(proof),
        proof == null ? null : proof.checkpoint().note());
  }

  /** Where the first facts of these things stand, in their order; null where nowhere yet. */
  public static List<@Nullable LogEntryView> ofFirst(ReadLog log, List<@Nullable String> ids) {
    var found = log.firstOf(ids.stream().filter(Objects::nonNull).distinct().toList());
    return ids.stream()
        .map(id -> id == null ? null : found.get(id))
        .map(entry -> entry == null ? null : of(entry))
        .toList();
  }

  @Name("InclusionProof")
  @Description("The hashes that lead from a leaf to the root of a checkpoint (RFC 9162 2.1.3.2).")
  public record InclusionProofView(
      @Description("The size of the checkpoint's tree.") long treeSize,
      @NonNull @Description("The root of the checkpoint's tree, base64.") String rootHash,
      @NonNull @Description("The path from the leaf up, base64.") List<@NonNull String> hashes) {

    static InclusionProofView of(Proof proof) {
      var base64 = Base64.getEncoder();
      return new InclusionProofView(
          proof.checkpoint().size(),
          base64.encodeToString(proof.checkpoint().root()),
          proof.hashes().stream().map(base64::encodeToString).toList());
    }
  }
}
