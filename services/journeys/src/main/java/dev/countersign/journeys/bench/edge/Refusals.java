package dev.countersign.journeys.bench.edge;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How fast what is too large is refused, and that the database is not asked meanwhile. */
final class Refusals {
  private static final int TIMES = 200;
  private static final int BAD_REQUEST = 400;

  private Refusals() {}

  static void run(Server server, Store store, String token) throws Exception {
    one(server, store, token, "1,000 aliases", "{" + many(1000, "a# : __typename") + "}");
    one(server, store, token, "10,000 tokens", "{" + many(10_000, "a") + "}");
  }

  private static void one(Server server, Store store, String token, String what, String document)
      throws Exception {
    for (int i = 0; i < TIMES; i++) {
      refuse(server, token, what, document);
    }
    var clock = store.clock();
    long cpu = Cpu.of(server.pid());
    var millis = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long began = System.nanoTime();
      refuse(server, token, what, document);
      millis[i] = (System.nanoTime() - began) / 1e6;
    }
    cpu = Cpu.of(server.pid()) - cpu;
    Arrays.sort(millis);
    System.out.printf(
        "%s are refused in %.1f ms (median of %d; 99 of 100 within %.1f ms), %.2f CPU-ms; database sessions used meanwhile: %d%n",
        what,
        millis[TIMES / 2],
        TIMES,
        millis[TIMES * 99 / 100],
        cpu / 1e6 / TIMES,
        store.sessionsUsedSince(clock));
  }

  private static void refuse(Server server, String token, String what, String document) {
    if (server.send(token, document).statusCode() != BAD_REQUEST) {
      throw new IllegalStateException(what + " were not refused");
    }
  }

  private static String many(int times, String text) {
    return IntStream.range(0, times)
        .mapToObj(i -> text.replace("#", String.valueOf(i)))
        .collect(Collectors.joining(" "));
  }
}
