package dev.countersign.oversight.attestation.graphql;

import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.KeyId;
import dev.countersign.oversight.attestation.ReadAttestations;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.NodeReader;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class AttestationReads implements NodeReader {
  private final ReadAttestations reads;
  private final Paging paging;
  private final Cursors cursors;

  AttestationReads(ReadAttestations reads, Paging paging, Cursors cursors) {
    this.reads = reads;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return AttestationId.PREFIX;
  }

  @Override
  public Optional<AttestationView> read(String id) {
    return reads.one(id).map(AttestationView::of);
  }

  @Query("attestations")
  @RolesAllowed({"lab", "auditor", "regulator"})
  @Description("The attestations that the caller may see whole.")
  public @NonNull AttestationConnection attestations(
      @Name("lab") @Id @Description("Only those about this lab.") @Nullable String lab,
      @Name("orderBy") @Description("In which order; newest first, if absent.")
          @Nullable RecordedOrder orderBy,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    var window = paging.window(first, after, last, before, orderBy);
    return AttestationConnection.of(reads.page(lab, window).map(AttestationView::of), cursors, lab);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source AttestationConnection connection) {
    return reads.count(connection.within());
  }

  @Name("envelope")
  @Description("The signed DSSE envelope exactly as it was handed in, as JSON.")
  public @NonNull List<@NonNull String> envelope(@Source List<AttestationView> views) {
    var envelopes = envelopes(views);
    return views.stream().map(view -> text(envelopes, view)).toList();
  }

  @Name("sigstoreBundles")
  @Description(
      "The envelope as Sigstore bundles (v0.3), one for each signature; the hint is the SHA-256 of the key's SubjectPublicKeyInfo.")
  public @NonNull List<@NonNull List<@NonNull String>> sigstoreBundles(
      @Source List<AttestationView> views) {
    var envelopes = envelopes(views);
    var keys =
        reads.keys(
            views.stream()
                .flatMap(view -> view.keys().stream())
                .map(KeyId::new)
                .distinct()
                .toList());
    return views.stream()
        .map(
            view ->
                reads.bundles(
                    text(envelopes, view),
                    view.keys().stream()
                        .map(id -> Objects.requireNonNull(keys.get(new KeyId(id))))
                        .toList()))
        .toList();
  }

  private Map<String, String> envelopes(List<AttestationView> views) {
    return reads.envelopes(views.stream().map(AttestationView::envelopeDigest).toList());
  }

  private static String text(Map<String, String> envelopes, AttestationView view) {
    return Objects.requireNonNull(
        envelopes.get(view.envelopeDigest()), "Every attestation has one");
  }
}
