package dev.countersign.oversight.platform.graphql.socket;

import dev.countersign.oversight.platform.Arrivals;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.graphql.feed.Feed;
import dev.countersign.oversight.platform.graphql.feed.Told;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.graphql.execution.ExecutionService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** All channels of this replica. Blocks; never called on an event loop. */
@ApplicationScoped
class Hub {
  private static final int WORKERS = 4;

  private final Instance<Feed> feeds;
  private final Arrivals arrivals;
  private final Instance<ExecutionService> engine;
  private final Identities identities;
  private final CurrentViewer viewer;
  private final Cursors cursors;
  private final Told told;
  private final Map<Key, Channel> channels = new HashMap<>();
  private final ExecutorService executor =
      Executors.newFixedThreadPool(
          WORKERS, Thread.ofPlatform().daemon().name("feed-", 0).factory());

  /** Who may see the same and asks the same. */
  private record Key(
      Viewer.Kind kind, String organisation, Set<String> roles, JsonObject request) {}

  /** A subscription in its channel. */
  record Joined(Member member, Runnable leave) {}

  Hub(
      @Any Instance<Feed> feeds,
      Arrivals arrivals,
      Instance<ExecutionService> engine,
      Identities identities,
      CurrentViewer viewer,
      Cursors cursors,
      Told told) {
    this.feeds = feeds;
    this.arrivals = arrivals;
    this.engine = engine;
    this.identities = identities;
    this.viewer = viewer;
    this.cursors = cursors;
    this.told = told;
  }

  void start(@Observes StartupEvent event) {
    arrivals.follow(this::look);
  }

  void stop(@Observes ShutdownEvent event) {
    executor.shutdownNow();
  }

  ExecutorService executor() {
    return executor;
  }

  private synchronized void look() {
    channels.values().forEach(Channel::look);
  }

  /**
   * Joins the channel of those who ask the same, and may see the same.
   *
   * @param field the subscription's field
   * @param request what is asked, without where it begins
   * @param after the cursor to begin behind; null for what comes next
   */
  Joined join(
      SecurityIdentity identity,
      String field,
      JsonObject request,
      @Nullable String after,
      Outlet outlet,
      String id) {
    return identities.as(
        identity,
        () -> {
          var feed = feed(field);
          // The engine asks too, but only once it has subscribed, when it can no longer say so.
          if (feed.roles().stream().noneMatch(identity::hasRole)) {
            throw RefusedException.forbidden("Your role may not follow this.");
          }
          UUID from = after == null ? feed.settled() : cursors.open(after);
          var member = new Member(outlet, id, from);
          var who = viewer.get();
          var key =
              new Key(who.kind(), who.organisation(), new TreeSet<>(identity.getRoles()), request);
          enter(key, feed, identity, member, outlet);
          return new Joined(member, () -> leave(key, member));
        });
  }

  private synchronized void enter(
      Key key, Feed feed, SecurityIdentity identity, Member member, Outlet outlet) {
    var channel = channels.get(key);
    if (channel == null) {
      var rendering = Rendering.begin(engine.get(), told, key.request());
      channel = new Channel(feed, identity, identities, rendering, feed.settled(), executor);
      channels.put(key, channel);
    }
    channel.join(member, outlet.loop());
  }

  private synchronized void leave(Key key, Member member) {
    member.end();
    var channel = channels.get(key);
    if (channel != null && channel.leave(member)) {
      channels.remove(key);
      channel.end();
    }
  }

  private Feed feed(String field) {
    return feeds.stream()
        .filter(feed -> feed.field().equals(field))
        .findFirst()
        .orElseThrow(() -> RefusedException.invalid("There is no such subscription."));
  }
}
