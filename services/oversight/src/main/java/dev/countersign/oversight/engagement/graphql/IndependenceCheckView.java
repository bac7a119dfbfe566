package dev.countersign.oversight.engagement.graphql;

import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import dev.countersign.domain.independence.Conflict;
import dev.countersign.oversight.engagement.CheckIndependence.Foreseen;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("IndependenceCheck")
@Description("Whether an auditor could attest for a lab today.")
public record IndependenceCheckView(
    @NonNull @Description("True if nothing disqualifies.") boolean independent,
    @NonNull @Description("Everything that disqualifies.") List<@NonNull ConflictView> conflicts,
    @NonNull @Description("What is on record already, and is only disclosed.")
        List<@NonNull RelationshipKind> disclosed) {

  static IndependenceCheckView of(Foreseen foreseen) {
    return new IndependenceCheckView(
        foreseen.conflicts().isEmpty(),
        foreseen.conflicts().stream().map(ConflictView::of).toList(),
        foreseen.disclosed());
  }

  @Name("Conflict")
  @Description("Something that ends independence.")
  public record ConflictView(
      @NonNull @Description("The stable code, COI_…") String code,
      @NonNull @Description("Since when.") Instant since,
      @Id
          @Description(
              "The declaration, ownership, organisation or engagement that says so; null for what was only asked.")
          @Nullable String relatesTo,
      @NonNull @Description("What is so, in words.") String sentence) {
    static ConflictView of(Conflict conflict) {
      return new ConflictView(
          conflict.code(), conflict.since(), conflict.causedBy(), conflict.sentence());
    }
  }
}
