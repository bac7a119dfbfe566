package dev.countersign.oversight.organisation.graphql;

import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.organisation.ApproveOrganisation;
import dev.countersign.oversight.organisation.ReadOrganisations;
import dev.countersign.oversight.organisation.RegisterOrganisation;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.NodeReader;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
@ValidInputs
public class OrganisationApi implements NodeReader {
  private final RegisterOrganisation register;
  private final ApproveOrganisation approve;
  private final ReadOrganisations organisations;
  private final Paging paging;
  private final Cursors cursors;

  OrganisationApi(
      RegisterOrganisation register,
      ApproveOrganisation approve,
      ReadOrganisations organisations,
      Paging paging,
      Cursors cursors) {
    this.register = register;
    this.approve = approve;
    this.organisations = organisations;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return OrganisationId.PREFIX;
  }

  @Override
  public Optional<OrganisationView> read(String id) {
    return organisations.one(id).map(OrganisationView::of);
  }

  @Query("organisation")
  @PermitAll
  @Description("One organisation; null if there is none.")
  public @Nullable OrganisationView organisation(
      @Name("id") @Id @NonNull @Description("The organisation's id.") String id,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    return read(id).orElse(null);
  }

  @Query("organisations")
  @PermitAll
  @Description("The register of organisations.")
  public @NonNull OrganisationConnection organisations(
      @Name("kind") @Description("Only organisations of this kind.")
          @Nullable OrganisationKind kind,
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
    return OrganisationConnection.of(
        organisations.page(kind, window).map(OrganisationView::of), cursors, kind);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source OrganisationConnection connection) {
    return organisations.count(connection.filter());
  }

  @Name("approved")
  @Description("True once a second registrar has approved it; it may act from then on.")
  public @NonNull List<@NonNull Boolean> approved(@Source List<OrganisationView> views) {
    return views.stream().map(view -> organisations.isApproved(view.getId())).toList();
  }

  @Mutation("registerOrganisation")
  @RolesAllowed("registrar")
  @Description(
      "Registers an organisation; it may act once a second registrar has approved it. Registrars"
          + " only.")
  public @NonNull OrganisationPayload registerOrganisation(
      @Name("input") @NonNull @Description("What to register.") RegisterOrganisationInput input) {
    var id =
        register.register(
            Requests.of("registerOrganisation", input),
            new OrganisationId(OrganisationId.PREFIX + input.alias()),
            input.kind(),
            input.legalName(),
            input.jurisdictions(),
            input.affiliates().stream()
                .map(RegisterOrganisationInput.AffiliateInput::toFact)
                .toList());
    return payload(id);
  }

  @Mutation("approveOrganisation")
  @RolesAllowed("registrar")
  @Description("Approves an organisation that another registrar registered. Registrars only.")
  public @NonNull OrganisationPayload approveOrganisation(
      @Name("input") @NonNull @Description("What to approve.") ApproveOrganisationInput input) {
    return payload(
        approve.approve(
            Requests.of("approveOrganisation", input), new OrganisationId(input.organisation())));
  }

  private OrganisationPayload payload(OrganisationId id) {
    return new OrganisationPayload(read(id.value()).orElseThrow(RefusedException::notFound));
  }
}
