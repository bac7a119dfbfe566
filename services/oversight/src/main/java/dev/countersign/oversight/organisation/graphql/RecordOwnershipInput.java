package dev.countersign.oversight.organisation.graphql;

import dev.countersign.domain.fact.OrganisationFact.Company;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.organisation.RecordOwnership.Known;
import dev.countersign.oversight.platform.graphql.Decimals;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("RecordOwnershipInput")
@Description("Who owns whom, from when until when.")
public record RecordOwnershipInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @NonNull @Valid @Description("The company that owns.") CompanyInput owner,
    @NonNull @Valid @Description("The company that is owned in part.") CompanyInput owned,
    @NonNull @Description("The share owned, 0 to 1, as a decimal; 0 takes a mistake back.")
        String share,
    @NonNull @Description("Since when.") Instant from,
    @Description("Until when, excluded; absent if it lasts.") @Nullable Instant until,
    @NonNull @NotBlank @Size(max = 2000) @Description("Where it is known from.") String source) {

  Known toKnown() {
    return new Known(
        owner.toFact(), owned.toFact(), Decimals.parse("share", share), from, until, source);
  }

  @Input("CompanyInput")
  @Description("A company, whether it is registered here or not.")
  public record CompanyInput(
      @NonNull @NotBlank @Size(max = 300) @Description("The company's name.") String name,
      @Id @Description("Its id, where it is registered here.") @Nullable String organisation) {
    Company toFact() {
      return new Company(name, organisation == null ? null : new OrganisationId(organisation));
    }
  }
}
