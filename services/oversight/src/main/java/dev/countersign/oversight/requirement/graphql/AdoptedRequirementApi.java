package dev.countersign.oversight.requirement.graphql;

import dev.countersign.domain.fact.RequirementFact.DerivedFrom;
import dev.countersign.domain.id.AdoptedRequirementId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.NodeReader;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import dev.countersign.oversight.requirement.AdoptRequirement;
import dev.countersign.oversight.requirement.ReadAdopted;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
@ValidInputs
public class AdoptedRequirementApi implements NodeReader {
  private final AdoptRequirement adopt;
  private final ReadAdopted adopted;
  private final Paging paging;
  private final Cursors cursors;

  AdoptedRequirementApi(
      AdoptRequirement adopt, ReadAdopted adopted, Paging paging, Cursors cursors) {
    this.adopt = adopt;
    this.adopted = adopted;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return AdoptedRequirementId.PREFIX;
  }

  @Override
  public Optional<AdoptedRequirementView> read(String id) {
    return adopted.one(id).map(AdoptedRequirementView::of);
  }

  @Query("adoptedRequirements")
  @PermitAll
  @Description("The requirements that regulators took from labs' commitments.")
  public @NonNull AdoptedRequirementConnection adoptedRequirements(
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
    return AdoptedRequirementConnection.of(
        adopted.page(window).map(AdoptedRequirementView::of), cursors);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source AdoptedRequirementConnection connection) {
    return adopted.count();
  }

  @Mutation("adoptRequirement")
  @RolesAllowed("supervisor")
  @Description("Takes the wording of a published commitment for a requirement. Supervisors.")
  public @NonNull AdoptedRequirementPayload adoptRequirement(
      @Name("input") @NonNull @Description("The commitment.") AdoptRequirementInput input) {
    var id =
        adopt.adopt(
            Requests.of("adoptRequirement", input),
            new AdoptRequirement.Adoption(
                input.key(),
                new DerivedFrom(
                    new OrganisationId(input.lab()),
                    new PolicyVersionId(input.policyVersion()),
                    input.commitmentKey()),
                input.rationale(),
                input.everyone()));
    return new AdoptedRequirementPayload(read(id.value()).orElseThrow(RefusedException::notFound));
  }
}
