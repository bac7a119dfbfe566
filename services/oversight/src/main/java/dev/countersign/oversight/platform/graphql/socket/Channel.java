package dev.countersign.oversight.platform.graphql.socket;

import dev.countersign.oversight.platform.graphql.feed.Feed;
import io.netty.channel.EventLoop;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * All subscriptions that ask the same for the same organisation and roles: rows are read and
 * rendered once, as of now, and told to all. Its work is done one thing after the other.
 */
final class Channel {
  private static final Logger LOG = Logger.getLogger(Channel.class);
  private static final int BATCH = 100;

  private final Feed feed;
  private final SecurityIdentity identity;
  private final Identities identities;
  private final Renderer rendering;
  private final Executor executor;
  private final Map<Member, EventLoop> members = new ConcurrentHashMap<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
  private volatile UUID position;

  Channel(
      Feed feed,
      SecurityIdentity identity,
      Identities identities,
      Renderer rendering,
      UUID position,
      Executor executor) {
    this.feed = feed;
    this.identity = identity;
    this.identities = identities;
    this.rendering = rendering;
    this.position = position;
    this.executor = executor;
  }

  /** A newcomer first gets what it has missed. */
  void join(Member member, EventLoop loop) {
    members.put(member, loop);
    enqueue(() -> catchUp(member, loop));
  }

  /** True if nobody is left. */
  boolean leave(Member member) {
    members.remove(member);
    return members.isEmpty();
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  void end() {
    enqueue(rendering::end);
  }

  /** Something may have come. One look that waits sees all that came before it. */
  void look() {
    if (waiting.getAndIncrement() == 0) {
      enqueue(
          () -> {
            waiting.set(0);
            tellNew();
          });
    }
  }

  private synchronized void enqueue(Runnable work) {
    last =
        last.thenRunAsync(work, executor)
            .exceptionally(
                fault -> {
                  // The position stands where it stood: the next look tells it again.
                  LOG.warn("A channel could not tell what came", fault);
                  return null;
                });
  }

  private record Telling(UUID position, String payload) {}

  /** Whoever may no longer see something is not told of it: rows are read as of now, each time. */
  private List<Telling> read(UUID from) {
    return identities.as(
        identity,
        () -> {
          var tellings = new ArrayList<Telling>();
          for (var change : feed.after(from, BATCH)) {
            tellings.add(new Telling(change.position(), rendering.render(change.view())));
          }
          return tellings;
        });
  }

  private void tellNew() {
    if (members.isEmpty()) {
      return;
    }
    for (var tellings = read(position); !tellings.isEmpty(); tellings = read(position)) {
      var byLoop = new HashMap<EventLoop, List<Member>>();
      members.forEach(
          (member, loop) -> byLoop.computeIfAbsent(loop, same -> new ArrayList<>()).add(member));
      for (var telling : tellings) {
        byLoop.forEach(
            (loop, there) ->
                loop.execute(
                    () ->
                        there.forEach(
                            member -> {
                              if (!member.tell(telling.position(), telling.payload())) {
                                fellBehind(member, loop);
                              }
                            })));
      }
      position = tellings.getLast().position();
    }
  }

  private void fellBehind(Member member, EventLoop loop) {
    member.whenDrained(() -> enqueue(() -> catchUp(member, loop)));
  }

  private void catchUp(Member member, EventLoop loop) {
    while (!member.isEnded()) {
      var tellings = read(member.delivered());
      // What the channel has not told yet comes to all together.
      var missed =
          tellings.stream()
              .filter(telling -> Member.compare(telling.position(), position) <= 0)
              .toList();
      if (missed.isEmpty()) {
        loop.execute(member::caughtUp);
        return;
      }
      boolean all =
          CompletableFuture.supplyAsync(
                  () ->
                      missed.stream()
                          .allMatch(
                              telling -> member.catchUp(telling.position(), telling.payload())),
                  loop)
              .join();
      if (!all) {
        loop.execute(() -> fellBehind(member, loop));
        return;
      }
    }
  }
}
