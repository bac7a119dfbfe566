package dev.countersign.oversight.model.graphql;

import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.model.ReadModels;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.NodeReader;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class ModelVersionReads implements NodeReader {
  private final ReadModels models;

  ModelVersionReads(ReadModels models) {
    this.models = models;
  }

  @Override
  public String prefix() {
    return ModelVersionId.PREFIX;
  }

  @Override
  public Optional<ModelVersionView> read(String id) {
    return models.version(id).map(ModelVersionView::of);
  }

  @Name("deployed")
  @Description("True once the lab has said that it is out.")
  public @NonNull List<@NonNull Boolean> deployed(@Source List<ModelVersionView> views) {
    var deployed = models.deployed(views.stream().map(ModelVersionView::id).toList());
    return views.stream().map(view -> deployed.contains(view.id())).toList();
  }

  @Name("discardedAt")
  @Description(
      "When its lab last said that nothing more is made of it; that counts while nothing was made from it, asked for it or deployed since. Null if it did not, or if it is not the caller's to know.")
  public List<@Nullable Instant> discardedAt(@Source List<ModelVersionView> views) {
    var discarded = models.discarded(views.stream().map(ModelVersionView::id).toList());
    var found = new ArrayList<@Nullable Instant>();
    views.forEach(view -> found.add(discarded.get(view.id())));
    return found;
  }

  @Query("modelVersion")
  @PermitAll
  @Description("One model version; null if it is absent or not the caller's to see.")
  public @Nullable ModelVersionView modelVersion(
      @Name("id") @Id @NonNull @Description("The model version's id.") String id,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    return read(id).orElse(null);
  }
}
