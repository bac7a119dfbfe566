package dev.countersign.oversight.model.graphql;

import dev.countersign.domain.id.ModelId;
import dev.countersign.oversight.model.ReadModels;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.Nested;
import dev.countersign.oversight.platform.graphql.NodeReader;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class ModelReads implements NodeReader {
  private final ReadModels models;
  private final Paging paging;
  private final Cursors cursors;

  ModelReads(ReadModels models, Paging paging, Cursors cursors) {
    this.models = models;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return ModelId.PREFIX;
  }

  @Override
  public Optional<ModelView> read(String id) {
    return models.model(id).map(ModelView::of);
  }

  @Query("models")
  @PermitAll
  @Description("The models that the caller may know of.")
  public @NonNull ModelConnection models(
      @Name("lab") @Id @Description("Only those of this lab.") @Nullable String lab,
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
    return ModelConnection.of(models.models(lab, window).map(ModelView::of), cursors, lab);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source ModelConnection connection) {
    return models.countModels(connection.within());
  }

  @Name("announced")
  @Description("True once everyone may know of it.")
  public @NonNull List<@NonNull Boolean> announced(@Source List<ModelView> views) {
    var announced = models.announced(views.stream().map(ModelView::id).toList());
    return views.stream().map(view -> announced.contains(view.id())).toList();
  }

  @Name("versions")
  @Description("Its versions, as far as the caller may see them.")
  public @NonNull CompletionStage<ModelVersionConnection> versions(
      @Source ModelView model,
      @Name("orderBy") @Description("In which order; newest first, if absent.")
          @Nullable RecordedOrder orderBy,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before) {
    var window = paging.window(first, after, last, before, orderBy);
    return Nested.of("Model.versions", window, model.id(), ids -> models.versions(ids, window))
        .thenApply(
            page -> ModelVersionConnection.of(page.map(ModelVersionView::of), cursors, model.id()));
  }
}
