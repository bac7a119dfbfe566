package dev.countersign.oversight.requirement.graphql;

import dev.countersign.domain.id.InstrumentId;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.platform.graphql.NodeReader;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import dev.countersign.oversight.requirement.ApproveInstrument;
import dev.countersign.oversight.requirement.ReadCatalogue;
import dev.countersign.oversight.requirement.ReconcileCatalogue;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
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
public class RequirementApi implements NodeReader {
  private static final Window ALL = new Window(1000, null, null, false, false);

  private final ReconcileCatalogue reconcile;
  private final ApproveInstrument approve;
  private final ReadCatalogue catalogue;
  private final Paging paging;
  private final Cursors cursors;

  RequirementApi(
      ReconcileCatalogue reconcile,
      ApproveInstrument approve,
      ReadCatalogue catalogue,
      Paging paging,
      Cursors cursors) {
    this.reconcile = reconcile;
    this.approve = approve;
    this.catalogue = catalogue;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return InstrumentId.PREFIX;
  }

  @Override
  public Optional<InstrumentView> read(String id) {
    return catalogue.one(id).map(InstrumentView::of);
  }

  @Query("instruments")
  @PermitAll
  @Description("The catalogue of instruments, every version that was ever registered.")
  public @NonNull InstrumentConnection instruments(
      @Name("key") @Description("Only versions of this instrument.") @Nullable String key,
      @Name("orderBy") @Description("In which order; newest first, if absent.")
          @Nullable RecordedOrder orderBy,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before) {
    var window = paging.window(first, after, last, before, orderBy);
    return InstrumentConnection.of(
        catalogue.page(key, window).map(InstrumentView::of), cursors, key);
  }

  @Name("totalCount")
  @Description("How many there are in all.")
  public int totalCount(@Source InstrumentConnection connection) {
    return catalogue.count(connection.filter());
  }

  @Name("approved")
  @Description("True once a second registrar has approved it; it counts from then on.")
  public @NonNull List<@NonNull Boolean> approved(@Source List<InstrumentView> views) {
    var approved = catalogue.approved(views.stream().map(InstrumentView::getId).toList());
    return views.stream().map(view -> approved.contains(view.getId())).toList();
  }

  @Mutation("reconcileCatalogue")
  @RolesAllowed("registrar")
  @Description(
      "Registers every instrument that comes with the platform and is not on record in this text."
          + " Registrars.")
  public @NonNull CataloguePayload reconcileCatalogue(
      @Name("input") @NonNull @Description("The comparison.") ReconcileCatalogueInput input) {
    reconcile.reconcile(Requests.of("reconcileCatalogue", input));
    var all = catalogue.page(null, ALL).rows().stream().map(Page.Row::value).toList();
    var approved = catalogue.approved(all.stream().map(event -> event.header().id()).toList());
    return new CataloguePayload(
        all.stream()
            .filter(event -> !approved.contains(event.header().id()))
            .map(InstrumentView::of)
            .toList());
  }

  @Mutation("approveInstrument")
  @RolesAllowed("registrar")
  @Description("Lets a version of an instrument count that another registrar registered.")
  public @NonNull InstrumentPayload approveInstrument(
      @Name("input") @NonNull @Description("The version.") ApproveInstrumentInput input) {
    var id =
        approve.approve(
            Requests.of("approveInstrument", input), new InstrumentId(input.instrument()));
    return new InstrumentPayload(read(id.value()).orElseThrow(RefusedException::notFound));
  }
}
