package dev.countersign.oversight.supervision.graphql;

import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.supervision.ReadMedians;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class MedianReads {
  private final ReadMedians medians;

  MedianReads(ReadMedians medians) {
    this.medians = medians;
  }

  @Query("coverageMedians")
  @RolesAllowed("lab")
  @Description(
      "How labs stand to each requirement of an instrument, in the middle: what a lab may know of"
          + " the others.")
  public @NonNull MedianView coverageMedians(
      @Name("instrument") @NonNull @Description("The key of the instrument.") String instrument,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    return MedianView.of(medians.of(instrument));
  }
}
