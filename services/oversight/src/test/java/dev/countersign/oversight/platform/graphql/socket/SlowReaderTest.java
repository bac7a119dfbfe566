package dev.countersign.oversight.platform.graphql.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.oversight.platform.graphql.feed.Feed;
import io.netty.channel.DefaultEventLoop;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.Handler;
import io.vertx.core.http.ServerWebSocket;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A reader that is slow keeps nobody waiting, fills no memory, and misses nothing. */
class SlowReaderTest {
  private static final int CHANGES = 2_000;
  private static final int QUEUE = 10;

  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final DefaultEventLoop loop = new DefaultEventLoop();
  private final Record record = new Record();
  private final Channel channel =
      new Channel(record, anyone(), new Here(), new AsText(), position(0), executor);

  @AfterEach
  void end() {
    executor.shutdownNow();
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  private static UUID position(long number) {
    return new UUID(0, number);
  }

  /** What has settled. */
  private static final class Record implements Feed {
    private final List<Change> changes = new CopyOnWriteArrayList<>();

    @Override
    public String field() {
      return "changes";
    }

    @Override
    public Set<String> roles() {
      return Set.of();
    }

    @Override
    public List<Change> after(UUID from, int limit) {
      return changes.stream()
          .filter(change -> Member.compare(from, change.position()) < 0)
          .limit(limit)
          .toList();
    }

    @Override
    public UUID settled() {
      return position(0);
    }
  }

  private static final class AsText implements Renderer {
    @Override
    public String render(Object change) {
      return change.toString();
    }

    @Override
    public void end() {
      // Holds nothing.
    }
  }

  private static final class Here extends Identities {
    Here() {
      super(null);
    }

    @Override
    <T> T as(SecurityIdentity identity, Supplier<T> work) {
      return work.get();
    }
  }

  private static SecurityIdentity anyone() {
    return (SecurityIdentity)
        Proxy.newProxyInstance(
            SlowReaderTest.class.getClassLoader(),
            new Class<?>[] {SecurityIdentity.class},
            (proxy, method, arguments) -> null);
  }

  /** A socket whose other side takes what waits when it is told to. */
  private final class Reader {
    private final List<String> waiting = Collections.synchronizedList(new ArrayList<>());
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile @Nullable Handler<Void> drained;
    private volatile int most;

    Member joins() {
      var socket =
          (ServerWebSocket)
              Proxy.newProxyInstance(
                  SlowReaderTest.class.getClassLoader(),
                  new Class<?>[] {ServerWebSocket.class},
                  (proxy, method, arguments) ->
                      switch (method.getName()) {
                        case "writeQueueFull" -> waiting.size() >= QUEUE;
                        case "isClosed" -> false;
                        case "writeTextMessage" -> wrote((String) arguments[0]);
                        case "drainHandler" -> drain(arguments[0]);
                        default -> null;
                      });
      var member = new Member(new Outlet(socket, loop, QUEUE), "\"1\"", position(0));
      channel.join(member, loop);
      return member;
    }

    private @Nullable Object wrote(String message) {
      waiting.add(message);
      most = Math.max(most, waiting.size());
      return null;
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object drain(Object handler) {
      drained = (Handler<Void>) handler;
      return null;
    }

    void takes() {
      loop.execute(
          () -> {
            taken.addAll(waiting);
            waiting.clear();
            var next = drained;
            drained = null;
            if (next != null) {
              next.handle(null);
            }
          });
    }

    List<String> all() {
      return List.copyOf(taken).stream()
          .map(message -> message.replaceAll(".*payload\":(\\d+)}", "$1"))
          .toList();
    }
  }

  private void happens(long number) {
    record.changes.add(new Feed.Change(position(number), number));
    channel.look();
  }

  private static void await(java.util.function.BooleanSupplier done, Runnable meanwhile)
      throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!done.getAsBoolean() && System.nanoTime() < until) {
      meanwhile.run();
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  @Test
  void aSlowReaderGetsEverythingOnceInOrderAndHoldsUpNobody() throws InterruptedException {
    var slow = new Reader();
    var quick = new Reader();
    slow.joins();
    quick.joins();
    for (int i = 1; i <= CHANGES; i++) {
      happens(i);
      if (i % 5 == 0) {
        quick.takes();
      }
    }
    await(() -> quick.all().size() == CHANGES, quick::takes);
    assertThat(quick.all()).hasSize(CHANGES);
    assertThat(slow.taken).isEmpty();
    assertThat(slow.most).as("messages that waited for the slow one").isLessThanOrEqualTo(QUEUE);
    await(() -> slow.all().size() >= CHANGES, slow::takes);
    var expected = new ArrayList<String>();
    for (int i = 1; i <= CHANGES; i++) {
      expected.add(String.valueOf(i));
    }
    assertThat(slow.all()).isEqualTo(expected);
    assertThat(quick.all()).isEqualTo(expected);
  }

  @Test
  void readersThatStopAndGoOnAtRandomMissNothing() throws InterruptedException {
    var random = new Random(11);
    var readers = new ArrayList<Reader>();
    for (int i = 1; i <= CHANGES; i++) {
      if (i % 400 == 1) {
        var reader = new Reader();
        reader.joins();
        readers.add(reader);
      }
      happens(i);
      readers.get(random.nextInt(readers.size())).takes();
    }
    for (var reader : readers) {
      await(() -> reader.all().size() >= CHANGES, reader::takes);
      assertThat(reader.all()).doesNotHaveDuplicates().hasSize(CHANGES);
      assertThat(reader.all()).isSortedAccordingTo(java.util.Comparator.comparing(Long::valueOf));
      assertThat(reader.most).isLessThanOrEqualTo(QUEUE);
    }
  }
}
