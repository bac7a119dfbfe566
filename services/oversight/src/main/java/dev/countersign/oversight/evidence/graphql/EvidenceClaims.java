package dev.countersign.oversight.evidence.graphql;

import dev.countersign.domain.fact.EvidenceFact.EvidenceRedactionStated;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSupersessionClaimed;
import dev.countersign.domain.fact.EvidenceFact.GroundKind;
import dev.countersign.domain.fact.EvidenceFact.RedactionGround;
import dev.countersign.domain.fact.EvidenceFact.Withheld;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.evidence.ReadEvidenceClaims;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What was read from a piece of evidence, and what it is said to be to others. */
@GraphQLApi
public class EvidenceClaims {
  private final ReadEvidenceClaims claims;

  EvidenceClaims(ReadEvidenceClaims claims) {
    this.claims = claims;
  }

  @Name("results")
  @Description("What the file says it found; null if it is in no format that is read.")
  public List<@Nullable EvidenceResultsView> results(@Source List<EvidenceView> evidence) {
    var read = claims.results(ids(evidence));
    return ids(evidence).stream()
        .map(id -> read.containsKey(id) ? EvidenceResultsView.of(read.get(id)) : null)
        .toList();
  }

  @Name("supersessions")
  @Description("Newer evidence that is said to supersede it. It stays what it is.")
  public @NonNull List<@NonNull List<@NonNull Supersession>> supersessions(
      @Source List<EvidenceView> evidence) {
    var claimed = claims.supersessions(ids(evidence));
    return ids(evidence).stream()
        .map(id -> claimed.getOrDefault(id, List.of()).stream().map(Supersession::of).toList())
        .toList();
  }

  @Name("redaction")
  @Description("What it leaves out of other evidence; null if it is no redacted variant.")
  public List<@Nullable Redaction> redaction(@Source List<EvidenceView> evidence) {
    var stated = claims.redactions(ids(evidence));
    return ids(evidence).stream()
        .map(id -> stated.containsKey(id) ? Redaction.of(stated.get(id)) : null)
        .toList();
  }

  private static List<String> ids(List<EvidenceView> evidence) {
    return evidence.stream().map(EvidenceView::getId).toList();
  }

  /** A claim against a piece of evidence. */
  @Name("EvidenceSupersession")
  @Description("Newer evidence is said to supersede this; whatever was signed stays bound to this.")
  public record Supersession(
      @Id @NonNull @Description("The newer evidence.") String evidence,
      @Id @NonNull @Description("Who says so.") String owner,
      @NonNull @Description("SHA-256 of the newer bytes, lower-case hex.") String sha256,
      @NonNull @Description("Why, in its owner's words.") String reason,
      @NonNull @Description("When the newer evidence was recorded as sealed.") Instant recordedAt) {

    private static Supersession of(Event<EvidenceSupersessionClaimed> event) {
      return new Supersession(
          event.fact().evidence().value(),
          event.header().organisation().value(),
          event.fact().sha256(),
          event.fact().reason(),
          event.header().recordedAt());
    }
  }

  /** What a variant leaves out. */
  @Name("EvidenceRedaction")
  @Description("What a redacted variant leaves out.")
  public record Redaction(
      @Id @NonNull @Description("The evidence that it is a variant of.") String original,
      @NonNull @Description("Why something is withheld, in its owner's words.") String basis,
      @NonNull @Description("What is withheld, each with its digest.")
          List<@NonNull WithheldView> withheld,
      @NonNull @Description("On which grounds that texts know; empty if its owner names none.")
          List<@NonNull GroundView> grounds) {

    private static Redaction of(EvidenceRedactionStated fact) {
      return new Redaction(
          fact.redaction().original().value(),
          fact.redaction().basis(),
          fact.redaction().withheld().stream().map(WithheldView::of).toList(),
          GroundView.of(fact.redaction().grounds()));
    }
  }

  /** A ground on which something is withheld. */
  @Name("RedactionGround")
  @Description("A ground on which something is withheld.")
  public record GroundView(
      @NonNull @Description("Which.") GroundKind ground,
      @Description("Where a text allows that, in its owner's words; null if none is cited.")
          @Nullable String citation) {

    static List<GroundView> of(@Nullable List<RedactionGround> grounds) {
      return grounds == null
          ? List.of()
          : grounds.stream().map(one -> new GroundView(one.ground(), one.citation())).toList();
    }
  }

  /** Something withheld. */
  @Name("EvidenceWithheld")
  @Description("Something withheld.")
  public record WithheldView(
      @NonNull @Description("What it is.") String what,
      @NonNull @Description("SHA-256 of its bytes, lower-case hex.") String sha256) {

    static WithheldView of(Withheld withheld) {
      return new WithheldView(withheld.what(), withheld.sha256());
    }
  }
}
