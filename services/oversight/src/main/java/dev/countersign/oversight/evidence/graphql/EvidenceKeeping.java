package dev.countersign.oversight.evidence.graphql;

import dev.countersign.domain.fact.EvidenceFact.EvidenceDamaged;
import dev.countersign.domain.fact.EvidenceFact.EvidenceErased;
import dev.countersign.domain.fact.EvidenceFact.EvidenceHoldPlaced;
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

/** Whether a piece of evidence is still what it was, and how long it is kept. */
@GraphQLApi
public class EvidenceKeeping {
  private final ReadEvidenceClaims claims;

  EvidenceKeeping(ReadEvidenceClaims claims) {
    this.claims = claims;
  }

  @Name("damages")
  @Description("Where the vault found that it no longer keeps what was sealed.")
  public @NonNull List<@NonNull List<@NonNull Damage>> damages(
      @Source List<EvidenceView> evidence) {
    var found = claims.damages(ids(evidence));
    return ids(evidence).stream()
        .map(id -> found.getOrDefault(id, List.of()).stream().map(Damage::of).toList())
        .toList();
  }

  @Name("retainedUntil")
  @Description("Until when it is kept at least; null if nobody said. (ISO-8601)")
  public List<@Nullable String> retainedUntil(@Source List<EvidenceView> evidence) {
    var until = claims.retentions(ids(evidence));
    return ids(evidence).stream()
        .map(id -> until.containsKey(id) ? until.get(id).toString() : null)
        .toList();
  }

  @Name("holds")
  @Description("Holds that keep it whatever its retention says; not everyone's to see.")
  public @NonNull List<@NonNull List<@NonNull Hold>> holds(@Source List<EvidenceView> evidence) {
    var open = claims.holds(ids(evidence));
    return ids(evidence).stream()
        .map(id -> open.getOrDefault(id, List.of()).stream().map(Hold::of).toList())
        .toList();
  }

  @Name("erasure")
  @Description("The tombstone, if the bytes were erased.")
  public List<@Nullable Erasure> erasure(@Source List<EvidenceView> evidence) {
    var erased = claims.erasures(ids(evidence));
    return ids(evidence).stream()
        .map(id -> erased.containsKey(id) ? Erasure.of(erased.get(id)) : null)
        .toList();
  }

  private static List<String> ids(List<EvidenceView> evidence) {
    return evidence.stream().map(EvidenceView::getId).toList();
  }

  /** Damage. */
  @Name("EvidenceDamage")
  @Description("What the vault keeps is no longer what was sealed.")
  public record Damage(
      @NonNull @Description("DIGEST_MISMATCH or UNREADABLE.") String failure,
      @NonNull @Description("When the vault found it.") Instant foundAt) {

    private static Damage of(EvidenceDamaged fact) {
      return new Damage(fact.failure(), fact.foundAt());
    }
  }

  /** A hold. */
  @Name("EvidenceHold")
  @Description("A hold, which beats retention.")
  public record Hold(
      @Id @NonNull @Description("The hold's id.") String id,
      @Id @NonNull @Description("Who placed it.") String organisation,
      @NonNull @Description("Why.") String reason,
      @NonNull @Description("When it was recorded.") Instant placedAt) {

    private static Hold of(Event<EvidenceHoldPlaced> event) {
      return new Hold(
          event.fact().hold(),
          event.header().organisation().value(),
          event.fact().reason(),
          event.header().recordedAt());
    }
  }

  /** A tombstone. */
  @Name("EvidenceErasure")
  @Description("The bytes were erased; what was recorded of them stays.")
  public record Erasure(
      @NonNull @Description("Why.") String reason,
      @NonNull @Description("When it was recorded.") Instant erasedAt) {

    private static Erasure of(Event<EvidenceErased> event) {
      return new Erasure(event.fact().reason(), event.header().recordedAt());
    }
  }
}
