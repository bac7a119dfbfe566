package dev.countersign.oversight.organisation.graphql;

import dev.countersign.domain.fact.OrganisationFact.Affiliate;
import dev.countersign.domain.fact.OrganisationFact.AffiliateRelation;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Organisation")
@Description("A lab, an auditor, a regulator or the operator.")
public record OrganisationView(
    @Id @NonNull @Description("The id: org_ and the alias under which its members sign in.")
        String id,
    @NonNull @Description("What the organisation is to the platform.") OrganisationKind kind,
    @NonNull @Description("The name under which it is registered at law.") String legalName,
    @NonNull @Description("Where it is supervised, or what it supervises: for example EU or US-CA.")
        List<@NonNull String> jurisdictions,
    @NonNull @Description("Companies it owns or is owned by; they count for conflicts of interest.")
        List<@NonNull AffiliateView> affiliates,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt)
    implements NodeView {
  @Override
  @Id
  @NonNull
  @Description("The id: org_ and the alias under which its members sign in.")
  public String getId() {
    return id;
  }

  static OrganisationView of(Event<OrganisationRegistered> event) {
    var fact = event.fact();
    return new OrganisationView(
        event.header().id(),
        fact.organisationKind(),
        fact.legalName(),
        fact.jurisdictions(),
        fact.affiliates().stream().map(AffiliateView::of).toList(),
        event.header().recordedAt());
  }

  @Name("Affiliate")
  @Description("A company that an organisation owns or is owned by.")
  public record AffiliateView(
      @NonNull @Description("The company's name.") String name,
      @Id @Description("Its id, where it is registered here.") @Nullable String organisation,
      @NonNull @Description("Which way the ownership goes.") AffiliateRelation relation,
      @NonNull @Description("The share owned, 0 to 1, as a decimal.") String share,
      @NonNull @Description("Since when.") Instant from,
      @Description("Until when, excluded; null if it lasts.") @Nullable Instant until) {

    static AffiliateView of(Affiliate affiliate) {
      return new AffiliateView(
          affiliate.name(),
          affiliate.affiliated() == null ? null : affiliate.affiliated().value(),
          affiliate.relation(),
          affiliate.share().toPlainString(),
          affiliate.from(),
          affiliate.until());
    }
  }
}
