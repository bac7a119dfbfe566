package dev.countersign.oversight.model.graphql;

import dev.countersign.domain.fact.ModelFact.Parent;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.oversight.model.AnnounceModel;
import dev.countersign.oversight.model.DeployModelVersion;
import dev.countersign.oversight.model.DiscardModelVersion;
import dev.countersign.oversight.model.ReadModels;
import dev.countersign.oversight.model.RegisterModel;
import dev.countersign.oversight.model.RegisterModelVersion;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.Decimals;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.stream.IntStream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@GraphQLApi
@ValidInputs
public class ModelApi {
  private final RegisterModel registerModel;
  private final AnnounceModel announceModel;
  private final RegisterModelVersion registerVersion;
  private final DeployModelVersion deployVersion;
  private final DiscardModelVersion discardVersion;
  private final ReadModels models;

  ModelApi(
      RegisterModel registerModel,
      AnnounceModel announceModel,
      RegisterModelVersion registerVersion,
      DeployModelVersion deployVersion,
      DiscardModelVersion discardVersion,
      ReadModels models) {
    this.registerModel = registerModel;
    this.announceModel = announceModel;
    this.registerVersion = registerVersion;
    this.deployVersion = deployVersion;
    this.discardVersion = discardVersion;
    this.models = models;
  }

  @Mutation("registerModel")
  @RolesAllowed({"submitter", "officer"})
  @Description("Begins a model family of the caller's lab. Submitters and officers.")
  public @NonNull ModelPayload registerModel(
      @Name("input") @NonNull @Description("The model.") RegisterModelInput input) {
    return payload(registerModel.register(Requests.of("registerModel", input), input.name()));
  }

  @Mutation("announceModel")
  @RolesAllowed("officer")
  @Description("Makes a model of the caller's lab known to everyone. Officers.")
  public @NonNull ModelPayload announceModel(
      @Name("input") @NonNull @Description("The model.") AnnounceModelInput input) {
    return payload(
        announceModel.announce(Requests.of("announceModel", input), new ModelId(input.model())));
  }

  @Mutation("deployModelVersion")
  @RolesAllowed("officer")
  @Description(
      "Says that a version of an announced model is out; from then on everyone may see its halts. Officers.")
  public @NonNull ModelVersionPayload deployModelVersion(
      @Name("input") @NonNull @Description("The version.") DeployModelVersionInput input) {
    return versionPayload(
        deployVersion.deploy(
            Requests.of("deployModelVersion", input), new ModelVersionId(input.modelVersion())));
  }

  @Mutation("discardModelVersion")
  @RolesAllowed("officer")
  @Description(
      "Says that nothing more is made of a version that was never deployed, nor cleared for a step that may still be taken, nor ever for internal deployment or for release: no evaluation of it falls due from then on; what had stays due. Its crossings, halts and safeguards count as ever. Whatever is made from it, asked for it or deployed afterwards ends that. Officers.")
  public @NonNull ModelVersionPayload discardModelVersion(
      @Name("input") @NonNull @Description("The version.") DiscardModelVersionInput input) {
    return versionPayload(
        discardVersion.discard(
            Requests.of("discardModelVersion", input),
            new ModelVersionId(input.modelVersion()),
            input.reason()));
  }

  @Mutation("registerModelVersion")
  @RolesAllowed({"submitter", "officer"})
  @Description("Binds a checkpoint to the digest of its weights. Submitters and officers.")
  public @NonNull ModelVersionPayload registerModelVersion(
      @Name("input") @NonNull @Description("The checkpoint.") RegisterModelVersionInput input) {
    var id =
        registerVersion.register(
            Requests.of("registerModelVersion", input),
            new RegisterModelVersion.Checkpoint(
                new ModelId(input.model()),
                input.label(),
                input.manifestDigest(),
                Decimals.parse("trainingFlop", input.trainingFlop()),
                IntStream.range(0, input.parents().size())
                    .mapToObj(i -> parent(input.parents().get(i), "parents[%d]".formatted(i)))
                    .toList(),
                input.mitigationState(),
                input.affordances()));
    return versionPayload(id);
  }

  private ModelVersionPayload versionPayload(ModelVersionId id) {
    return new ModelVersionPayload(
        models
            .version(id.value())
            .map(ModelVersionView::of)
            .orElseThrow(RefusedException::notFound));
  }

  private static Parent parent(ParentInput input, String path) {
    var ratios = new EnumMap<RiskDomain, BigDecimal>(RiskDomain.class);
    for (int i = 0; i < input.computeRatios().size(); i++) {
      var ratio = input.computeRatios().get(i);
      var at = "%s.computeRatios[%d]".formatted(path, i);
      if (ratios.put(ratio.domain(), Decimals.parse(at + ".ratio", ratio.ratio())) != null) {
        throw RefusedException.invalid("$.%s.domain: it has a ratio already.".formatted(at));
      }
    }
    return new Parent(new ModelVersionId(input.modelVersion()), ratios);
  }

  private ModelPayload payload(ModelId id) {
    return new ModelPayload(
        models.model(id.value()).map(ModelView::of).orElseThrow(RefusedException::notFound));
  }
}
