package dev.countersign.oversight.requirement.graphql;

import dev.countersign.domain.id.MappingId;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.NodeReader;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import dev.countersign.oversight.requirement.MapRequirement;
import dev.countersign.oversight.requirement.ReadMappings;
import dev.countersign.oversight.requirement.ReadMappings.Filter;
import dev.countersign.oversight.requirement.WithdrawMapping;
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
public class MappingApi implements NodeReader {
  private final MapRequirement map;
  private final WithdrawMapping withdraw;
  private final ReadMappings mappings;
  private final Paging paging;
  private final Cursors cursors;

  MappingApi(
      MapRequirement map,
      WithdrawMapping withdraw,
      ReadMappings mappings,
      Paging paging,
      Cursors cursors) {
    this.map = map;
    this.withdraw = withdraw;
    this.mappings = mappings;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return MappingId.PREFIX;
  }

  @Override
  public Optional<MappingView> read(String id) {
    return mappings.one(id).map(MappingView::of);
  }

  @Query("requirementMappings")
  @PermitAll
  @Description("The mappings that the caller may see, withdrawn ones too.")
  public @NonNull MappingConnection requirementMappings(
      @Name("lab") @Id @Description("Only those about this lab.") @Nullable String lab,
      @Name("instrument") @Description("Only those of this instrument.")
          @Nullable String instrument,
      @Name("requirementKey") @Description("Only those of this requirement.")
          @Nullable String requirementKey,
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
    var filter = new Filter(lab, instrument, requirementKey);
    var window = paging.window(first, after, last, before, orderBy);
    return MappingConnection.of(
        mappings.page(filter, window).map(MappingView::of), cursors, filter);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source MappingConnection connection) {
    return mappings.count(connection.filter());
  }

  @Name("withdrawnBecause")
  @Description("Why its author took it back; null if it stands.")
  public List<@Nullable String> withdrawnBecause(@Source List<MappingView> views) {
    var withdrawn = mappings.withdrawn(views.stream().map(MappingView::getId).toList());
    return views.stream().map(view -> withdrawn.get(view.getId())).toList();
  }

  @Mutation("mapRequirement")
  @RolesAllowed({"submitter", "officer", "supervisor"})
  @Description(
      "Claims by what and how far a lab meets a requirement. Submitters and officers of the lab, and"
          + " supervisors of a regulator in whose jurisdiction it is.")
  public @NonNull MappingPayload mapRequirement(
      @Name("input") @NonNull @Description("The claim.") MapRequirementInput input) {
    return payload(map.map(Requests.of("mapRequirement", input), input.toClaim()));
  }

  @Mutation("withdrawMapping")
  @RolesAllowed({"submitter", "officer", "supervisor"})
  @Description("Takes a mapping of one’s own organisation back. It stays on record.")
  public @NonNull MappingPayload withdrawMapping(
      @Name("input") @NonNull @Description("The mapping.") WithdrawMappingInput input) {
    return payload(
        withdraw.withdraw(
            Requests.of("withdrawMapping", input), new MappingId(input.mapping()), input.reason()));
  }

  private MappingPayload payload(MappingId id) {
    return new MappingPayload(read(id.value()).orElseThrow(RefusedException::notFound));
  }
}
