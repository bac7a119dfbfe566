package dev.countersign.oversight.model.graphql;

import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.model.ReadModels;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.NodeReader;
import jakarta.annotation.security.PermitAll;
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
