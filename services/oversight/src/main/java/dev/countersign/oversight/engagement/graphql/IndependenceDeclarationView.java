package dev.countersign.oversight.engagement.graphql;

import dev.countersign.domain.fact.EngagementFact.Holder;
import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import dev.countersign.oversight.engagement.ReadEngagements.Said;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("IndependenceDeclaration")
@Description("What an auditor said ties it to the lab: signed before it attests, or told later.")
public record IndependenceDeclarationView(
    @Id @NonNull @Description("The id: dcl_ and 32 hex digits.") String id,
    @NonNull @Description("Who declared.") String declaredBy,
    @NonNull @Description("What was stated.") List<@NonNull RelationshipView> relationships,
    @Description(
            "True if the lab controls what is published; null where a relationship was told later.")
        @Nullable Boolean publicationControl,
    @Description(
            "SHA-256 of the signed payload; null where a relationship was told later, unsigned.")
        @Nullable String payloadDigest,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt) {

  static IndependenceDeclarationView of(Said said) {
    return new IndependenceDeclarationView(
        said.header().id(),
        said.by(),
        said.relationships().stream().map(RelationshipView::of).toList(),
        said.publicationControl(),
        said.payloadDigest(),
        said.header().recordedAt());
  }

  @Name("Relationship")
  @Description("Something that ties the auditor to the lab or its affiliates.")
  public record RelationshipView(
      @NonNull @Description("What it is.") RelationshipKind relationship,
      @NonNull @Description("With whom.") String with,
      @Description("Whose it is on the auditor's side; null for the auditor's as such.")
          @Nullable Holder holder,
      @Description("The share, 0 to 1, as a decimal; null if not stated.") @Nullable String share,
      @NonNull @Description("Since when.") Instant from,
      @Description("Until when, excluded; null if it lasts.") @Nullable Instant until,
      @Description("What an authorship is limited to; null for everything.")
          @Nullable List<String> scope,
      @Description("What else should be known.") @Nullable String detail) {
    static RelationshipView of(Relationship relationship) {
      return new RelationshipView(
          relationship.relationship(),
          relationship.with(),
          relationship.holder(),
          relationship.share() == null ? null : relationship.share().toPlainString(),
          relationship.from(),
          relationship.until(),
          relationship.scope(),
          relationship.detail());
    }
  }
}
