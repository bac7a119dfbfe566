package dev.countersign.oversight.platform.graphql.feed;

import dev.countersign.oversight.platform.RefusedException;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** What a subscription's resolver hands to the engine: whatever its channel tells. */
@RequestScoped
public class Told {
  private @Nullable Multi<Object> source;

  /** Sets what is told in this request. */
  public void from(Multi<Object> changes) {
    source = changes;
  }

  /**
   * @throws RefusedException where nothing is told, because the request came by another door
   */
  public <T> Multi<T> changes(Class<T> view) {
    if (source == null) {
      throw new RefusedException(
          "SUBSCRIPTION_NEEDS_SOCKET", "Subscribe over a WebSocket, with graphql-transport-ws.");
    }
    return source.onItem().castTo(view);
  }
}
