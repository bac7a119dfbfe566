package dev.countersign.oversight.organisation.graphql;

import dev.countersign.domain.fact.OrganisationFact.Company;
import dev.countersign.oversight.organisation.ReadOwnerships.Ownership;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Ownership")
@Description(
    "One company owns a part of another. Recorded again for the same pair and day, it takes the earlier one's place.")
public record OwnershipView(
    @Id @NonNull String id,
    @NonNull @Description("The company that owns.") CompanyView owner,
    @NonNull @Description("The company that is owned in part.") CompanyView owned,
    @NonNull @Description("The share owned, 0 to 1, as a decimal.") String share,
    @NonNull @Description("Since when.") Instant from,
    @Description("Until when, excluded; null if it lasts.") @Nullable Instant until,
    @NonNull @Description("Where it is known from.") String source,
    @NonNull @Description("True once a second registrar has approved it; it counts from then on.")
        boolean approved,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: own_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static OwnershipView of(Ownership ownership) {
    var fact = ownership.recorded().fact();
    return new OwnershipView(
        fact.ownership().value(),
        CompanyView.of(fact.owner()),
        CompanyView.of(fact.owned()),
        fact.share().toPlainString(),
        fact.from(),
        fact.until(),
        fact.source(),
        ownership.approved(),
        ownership.recorded().header().recordedAt());
  }

  @Name("Company")
  @Description("A company, whether it is registered here or not.")
  public record CompanyView(
      @NonNull @Description("The company's name.") String name,
      @Id @Description("Its id, where it is registered here.") @Nullable String organisation) {
    static CompanyView of(Company company) {
      return new CompanyView(
          company.name(), company.organisation() == null ? null : company.organisation().value());
    }
  }
}
