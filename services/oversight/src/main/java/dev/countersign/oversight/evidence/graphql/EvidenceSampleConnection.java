package dev.countersign.oversight.evidence.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("EvidenceSampleConnection")
@Description("A page of samples, in the order of the file.")
public record EvidenceSampleConnection(
    @NonNull @Description("The rows with their cursors.") List<@NonNull EvidenceSampleEdge> edges,
    @NonNull @Description("The rows.") List<@NonNull EvidenceSampleView> nodes,
    @NonNull @Description("Where this page stands.") PageInfoView pageInfo,
    @NonNull @Description("How many the file holds, as a decimal.") String samples,
    @NonNull @Description("Root of the Merkle tree (RFC 9162) over their digests, lower-case hex.")
        String samplesRoot) {

  static EvidenceSampleConnection of(
      Page<EvidenceSampleView> page, Cursors cursors, long total, String root) {
    return new EvidenceSampleConnection(
        page.rows().stream()
            .map(row -> new EvidenceSampleEdge(cursors.seal(row.position()), row.value()))
            .toList(),
        page.rows().stream().map(Page.Row::value).toList(),
        PageInfoView.of(page, cursors),
        Long.toString(total),
        root);
  }

  /** A row. */
  @Name("EvidenceSampleEdge")
  @Description("A sample in a list.")
  public record EvidenceSampleEdge(
      @NonNull @Description("Where it stands in the list.") String cursor,
      @NonNull @Description("The sample.") EvidenceSampleView node) {}

  /** A sample with its proof. */
  @Name("ProvenEvidenceSample")
  @Description("A sample with the proof that it is in the run, so that it can be cited alone.")
  public record Proven(
      @NonNull @Description("The sample.") EvidenceSampleView sample,
      @NonNull @Description("How many the file holds, as a decimal.") String samples,
      @NonNull
          @Description("Root of the Merkle tree (RFC 9162) over their digests, lower-case hex.")
          String samplesRoot,
      @NonNull
          @Description("Hashes from the leaf up, lower-case hex; a leaf is a digest's 32 bytes.")
          List<@NonNull String> proof) {}
}
