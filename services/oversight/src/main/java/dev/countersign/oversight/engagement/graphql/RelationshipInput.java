package dev.countersign.oversight.engagement.graphql;

import dev.countersign.domain.fact.EngagementFact.Holder;
import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.Decimals;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("RelationshipInput")
@Description(
    "Something that ties the auditor to the lab or its affiliates. The same kind with the same company since the same day is one relationship: stated again, it takes the earlier one's place.")
public record RelationshipInput(
    @NonNull @Description("What it is.") RelationshipKind relationship,
    @NonNull @NotBlank @Description("With whom: the lab, or an affiliate of it.") String with,
    @Description("Whose it is on the auditor's side; the auditor's as such, if absent.")
        @Nullable Holder holder,
    @Description(
            "The share of the company's equity, or of the auditor's revenue while it lasts; 0 to 1, as a decimal.")
        @Nullable String share,
    @NonNull @Description("Since when.") Instant from,
    @Description("Until when, excluded.") @Nullable Instant until,
    @Description(
            "Keys of thresholds and safeguards and ids of models that an authorship is limited to; everything, if absent.")
        @Nullable List<String> scope,
    @Description("What else should be known.") @Nullable String detail) {

  Relationship toFact() {
    if (scope != null && scope.contains(null)) {
      throw RefusedException.invalid("scope must not hold null.");
    }
    return new Relationship(
        relationship,
        with,
        holder,
        share == null ? null : Decimals.parse("share", share),
        from,
        until,
        scope,
        detail);
  }
}
