package dev.countersign.oversight.organisation.graphql;

import dev.countersign.domain.fact.OrganisationFact.Affiliate;
import dev.countersign.domain.fact.OrganisationFact.AffiliateRelation;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.platform.RefusedException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("RegisterOrganisationInput")
@Description("An organisation to register.")
public record RegisterOrganisationInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @NonNull
        @Description(
            "The alias under which its members sign in: lower case letters, digits and hyphens.")
        String alias,
    @NonNull @Description("What it is to the platform; PLATFORM is refused.") OrganisationKind kind,
    @NonNull
        @NotBlank
        @Size(max = 300)
        @Description("The name under which it is registered at law.")
        String legalName,
    @NonNull @Description("ISO 3166 codes of where it is supervised, or what it supervises.")
        List<@NonNull String> jurisdictions,
    @NonNull @Description("Companies it owns or is owned by.")
        List<@NonNull AffiliateInput> affiliates) {

  @Input("AffiliateInput")
  @Description("A company that an organisation owns or is owned by.")
  public record AffiliateInput(
      @NonNull @NotBlank @Description("The company's name.") String name,
      @Id @Description("Its id, where it is registered here.") @Nullable String organisation,
      @NonNull @Description("Which way the ownership goes.") AffiliateRelation relation,
      @NonNull @Description("The share owned, 0 to 1, as a decimal.") String share,
      @NonNull @Description("Since when.") Instant from,
      @Description("Until when, excluded.") @Nullable Instant until) {

    Affiliate toFact() {
      try {
        return new Affiliate(
            name,
            organisation == null ? null : new OrganisationId(organisation),
            relation,
            new BigDecimal(share),
            from,
            until);
      } catch (NumberFormatException e) {
        throw RefusedException.invalid("share must be a decimal from 0 to 1, for example 0.04.");
      }
    }
  }
}
