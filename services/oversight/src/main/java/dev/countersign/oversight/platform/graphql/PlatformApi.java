package dev.countersign.oversight.platform.graphql;

import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Viewer;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class PlatformApi {
  private static final int MOST_NODES = 100;

  private final CurrentViewer viewer;
  private final SecurityIdentity identity;
  private final PlatformClock clock;
  private final Instance<NodeReader> readers;

  PlatformApi(
      CurrentViewer viewer,
      SecurityIdentity identity,
      PlatformClock clock,
      @Any Instance<NodeReader> readers) {
    this.viewer = viewer;
    this.identity = identity;
    this.clock = clock;
    this.readers = readers;
  }

  @Query("viewer")
  @PermitAll
  @Description("Who the platform takes the caller for.")
  public @NonNull ViewerView viewer() {
    var who = viewer.get();
    boolean anonymous = who.equals(Viewer.PUBLIC);
    return new ViewerView(
        anonymous ? null : who.organisation(),
        ViewerView.ViewerKind.valueOf(who.kind().name()),
        anonymous ? null : who.user(),
        identity.getRoles().stream().sorted().toList());
  }

  @Query("clock")
  @PermitAll
  @Description("The platform's clock.")
  public @NonNull ClockView clock() {
    return new ClockView(clock.now(), clock.isStory());
  }

  @Query("node")
  @PermitAll
  @Description(
      "One thing by its id, whatever its kind; null if it is absent or not the caller's to see.")
  public @Nullable NodeView node(
      @Name("id") @Id @NonNull @Description("The id of the thing.") String id,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    return read(id);
  }

  private @Nullable NodeView read(String id) {
    return readers.stream()
        .filter(reader -> id.startsWith(reader.prefix()))
        .findFirst()
        .flatMap(reader -> reader.read(id))
        .orElse(null);
  }

  @Query("nodes")
  @PermitAll
  @Description(
      "Several things by their ids, in the order asked for; null for each that is absent or not the"
          + " caller's to see. At most 100.")
  public @NonNull List<NodeView> nodes(
      @Name("ids") @Id @NonNull @Description("The ids of the things.") List<@NonNull String> ids,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    if (ids.size() > MOST_NODES) {
      throw RefusedException.invalid("Ask for at most " + MOST_NODES + " ids at once.");
    }
    return ids.stream().map(this::read).toList();
  }
}
