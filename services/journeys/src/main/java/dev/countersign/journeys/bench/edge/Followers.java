package dev.countersign.journeys.bench.edge;

import dev.countersign.local.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A thousand sockets that follow halts: what one costs while nothing happens, what telling one of a
 * halt costs, and whether each is told of all that is its to see, once, and of nothing else.
 */
final class Followers {
  private static final Map<String, Integer> WHO =
      Map.of("aurelia-officer", 400, "eu-analyst", 400, "borealis-officer", 200);
  private static final int FIRST = 10;
  private static final int WARM_UP = 100;
  private static final int HALTS = 100;
  private static final String SUBSCRIBE =
      """
      {"type":"subscribe","id":"1","payload":{"query":"subscription { haltChanges { cursor kind recordedAt halt { id lab state thresholdKey modelVersion openedAt } } }"}}
      """
          .strip();
  private static final Pattern ID = Pattern.compile("\"id\":\"hlt_([0-9a-f]{32})\"");

  private final Server server;
  private final Store store;
  private final Tokens tokens;
  private final List<Follower> followers = new ArrayList<>();
  private final AtomicLong told = new AtomicLong();

  Followers(Server server, Store store, Tokens tokens) {
    this.server = server;
    this.store = store;
    this.tokens = tokens;
  }

  /** One socket. Halts with even numbers are of one lab, with odd ones of another. */
  private final class Follower implements WebSocket.Listener {
    private final boolean even;
    private final BitSet seen = new BitSet();
    private final StringBuilder text = new StringBuilder();
    private final CountDownLatch letIn;
    private int doubled;
    private int foreign;
    private int last;
    private int unordered;

    Follower(String user, CountDownLatch letIn) {
      this.even = !user.startsWith("borealis");
      this.letIn = letIn;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean end) {
      text.append(data);
      if (end) {
        message(from, text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void message(WebSocket from, String message) {
      if (message.contains("connection_ack")) {
        letIn.countDown();
      } else if (message.contains("\"ping\"")) {
        from.sendText("{\"type\":\"pong\"}", true);
      } else {
        var id = ID.matcher(message);
        if (!id.find()) {
          throw new IllegalStateException("Not a halt: " + message);
        }
        int number = Integer.parseInt(id.group(1), 16);
        doubled += seen.get(number) ? 1 : 0;
        foreign += (number % 2 == 0) == even ? 0 : 1;
        unordered += number < last ? 1 : 0;
        last = number;
        seen.set(number);
        told.incrementAndGet();
      }
    }
  }

  void run() throws Exception {
    // What the service loads for its first sockets is no other socket's cost.
    connect(count -> count / FIRST);
    int before = followers.size();
    long heap = server.liveHeap();
    long resident = Cpu.residentKilobytes(server.pid());
    connect(count -> count - count / FIRST);
    int more = followers.size() - before;
    long idleHeap = (server.liveHeap() - heap) / 1024;
    long idleNative = Cpu.residentKilobytes(server.pid()) - resident;
    System.out.printf(
        "an idle connection of %,d, after the first %,d: %.1f kB of live heap and %.1f kB beside the heap%n",
        more, before, (double) idleHeap / more, (double) idleNative / more);
    halts(2, WARM_UP);
    long toldBefore = told.get();
    long process = Cpu.of(server.pid());
    long database = store.cpu();
    halts(WARM_UP + 2, HALTS);
    process = Cpu.of(server.pid()) - process;
    database = store.cpu() - database;
    long deliveries = told.get() - toldBefore;
    System.out.printf(
        "%,d deliveries to %,d followers: %.1f µs of CPU each (and %.1f µs of PostgreSQL)%n",
        deliveries, followers.size(), process / 1e3 / deliveries, database / 1e3 / deliveries);
    check();
  }

  private void connect(IntUnaryOperator share) throws InterruptedException {
    var http = HttpClient.newHttpClient();
    int all = WHO.values().stream().mapToInt(count -> share.applyAsInt(count)).sum();
    var letIn = new CountDownLatch(all);
    var sockets = new ArrayList<WebSocket>();
    for (var who : WHO.entrySet()) {
      for (int i = 0; i < share.applyAsInt(who.getValue()); i++) {
        var follower = new Follower(who.getKey(), letIn);
        followers.add(follower);
        var socket =
            http.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(
                    URI.create("ws://localhost:%d/graphql".formatted(server.port())), follower)
                .join();
        socket
            .sendText(
                "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer %s\"}}"
                    .formatted(tokens.of(who.getKey())),
                true)
            .join();
        sockets.add(socket);
      }
    }
    if (!letIn.await(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("%d were not let in".formatted(letIn.getCount()));
    }
    for (var socket : sockets) {
      socket.sendText(SUBSCRIBE, true).join();
    }
    TimeUnit.SECONDS.sleep(3);
  }

  /** Opens halts of both labs in turns, and waits until all are told. */
  private void halts(int first, int count) throws Exception {
    long expected = told.get();
    for (int number = first; number < first + count; number++) {
      boolean even = number % 2 == 0;
      store.openHalt(even ? "org_aurelia" : "org_borealis", number);
      expected += followers.stream().filter(follower -> follower.even == even).count();
      TimeUnit.MILLISECONDS.sleep(40);
    }
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (told.get() < expected && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    // Whatever comes twice comes now.
    TimeUnit.MILLISECONDS.sleep(500);
  }

  private void check() {
    int lost = 0;
    int doubled = 0;
    int foreign = 0;
    int unordered = 0;
    for (var follower : followers) {
      for (int number = 2; number < 2 + WARM_UP + HALTS; number++) {
        lost += (number % 2 == 0) == follower.even && !follower.seen.get(number) ? 1 : 0;
      }
      doubled += follower.doubled;
      foreign += follower.foreign;
      unordered += follower.unordered;
    }
    System.out.printf(
        "lost %d, doubled %d, foreign %d, out of order %d%n", lost, doubled, foreign, unordered);
  }
}
