package dev.countersign.oversight.evidence.graphql;

import dev.countersign.domain.id.EvidenceId;
import dev.countersign.oversight.evidence.ReadContents;
import dev.countersign.oversight.evidence.VaultContents;
import dev.countersign.oversight.evidence.graphql.EvidenceSampleConnection.Proven;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Page.Row;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RefusedException;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** What is in evidence, sample by sample. */
@GraphQLApi
public class EvidenceContentsReads {
  private final ReadContents contents;
  private final VaultContents vault;
  private final Paging paging;
  private final Cursors cursors;

  EvidenceContentsReads(
      ReadContents contents, VaultContents vault, Paging paging, Cursors cursors) {
    this.contents = contents;
    this.vault = vault;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Query("evidenceSamples")
  @PermitAll
  @Description("The samples of a run. RESTRICTED and HAZARD ones are opened first, on record.")
  public @NonNull EvidenceSampleConnection evidenceSamples(
      @Name("evidence") @Id @NonNull @Description("The evidence's id.") String evidence,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after) {
    var readable = contents.samplesOf(new EvidenceId(evidence));
    var window = paging.window(first, after, null, null, null);
    long from = window.after() == null ? 0 : index(window.after()) + 1;
    var rows = new ArrayList<Row<EvidenceSampleView>>();
    long number = from / VaultContents.PAGE;
    var page = vault.samples(readable.owner(), evidence, number);
    long until = Math.min(page.total(), from + window.limit());
    for (long index = from; index < until; index++) {
      if (index / VaultContents.PAGE != number) {
        number = index / VaultContents.PAGE;
        page = vault.samples(readable.owner(), evidence, number);
      }
      var sample = page.samples().get((int) (index % VaultContents.PAGE));
      rows.add(new Row<>(new UUID(0, index), EvidenceSampleView.of(index, sample)));
    }
    return EvidenceSampleConnection.of(
        new Page<>(rows, until < page.total(), from > 0), cursors, page.total(), page.root());
  }

  private static long index(UUID after) {
    if (after.getMostSignificantBits() != 0) {
      throw RefusedException.invalidCursor();
    }
    return after.getLeastSignificantBits();
  }

  @Query("evidenceSample")
  @PermitAll
  @Description("One sample with the proof that it is in the run.")
  public @NonNull Proven evidenceSample(
      @Name("evidence") @Id @NonNull @Description("The evidence's id.") String evidence,
      @Name("index") @Description("Its number in the file, from 0.") int index) {
    var readable = contents.samplesOf(new EvidenceId(evidence));
    if (index < 0) {
      throw RefusedException.notFound();
    }
    var found = vault.sample(readable.owner(), evidence, index);
    return new Proven(
        EvidenceSampleView.of(index, found.sample()),
        Long.toString(found.total()),
        found.root(),
        found.proof());
  }

  @Query("everyEvalEver")
  @PermitAll
  @Description("The results of a run in the form of Every Eval Ever, schema 0.3.0, as JSON.")
  public @NonNull String everyEvalEver(
      @Name("evidence") @Id @NonNull @Description("The evidence's id.") String evidence) {
    var readable = contents.samplesOf(new EvidenceId(evidence));
    return vault.everyEvalEver(
        readable.owner(),
        evidence,
        contents.legalName(readable.owner()),
        readable.owner().equals(readable.lab()));
  }
}
