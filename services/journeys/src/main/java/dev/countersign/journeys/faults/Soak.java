package dev.countersign.journeys.faults;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Clients write and read without a pause on two replicas of everything of ours, and every minute
 * something else dies. Of each endpoint the share that was answered at the first attempt is told,
 * since the least of them is what users of the platform see.
 */
record Soak(Duration length) implements Drill {
  private static final int CLIENTS = 2;
  private static final long EVERY_SECONDS = 60;
  private static final double WHOLE = 100;

  /** Something that dies, and comes back. */
  private interface Blow {
    void strike(Ground ground, Pair pair, Random random) throws Exception;
  }

  private static Blow replicaOf(String service) {
    return (ground, pair, random) -> {
      var replica = pair.replicas().get(random.nextInt(2));
      replica.kill(service);
      replica.start(service);
    };
  }

  private static Map<String, Blow> blows() {
    var blows = new TreeMap<String, Blow>();
    Pair.SERVICES.forEach(service -> blows.put("a replica of " + service, replicaOf(service)));
    blows.put("PostgreSQL", (ground, pair, random) -> ground.parts().crashPostgres(data -> {}));
    blows.put("Keycloak", (ground, pair, random) -> ground.parts().crashKeycloak());
    blows.put(
        "the store",
        (ground, pair, random) -> {
          ground.own().storeDown();
          ground.own().storeUp();
        });
    return blows;
  }

  @Override
  public String id() {
    return "soak";
  }

  @Override
  public String what() {
    return "for %d minutes, something dies every minute".formatted(length.toMinutes());
  }

  @Override
  public String play(Ground ground) throws Exception {
    try (var pair = Pair.of(ground);
        var oracle = pair.oracle();
        var readers = new LogReaders(pair.transparency().address());
        var visitor = new Visitor(ground, pair.oversight().address(), Ground.LAB);
        var writers = begin(ground, pair, Write.MODEL);
        var uploaders = begin(ground, pair, Write.FILE)) {
      visitor.begin();
      var died = strike(ground, pair);
      var seen = visitor.told();
      var models = writers.end();
      var files = uploaders.end();
      var shares = new LinkedHashMap<String, Double>();
      shares.put("writes", share(models.size() + writers.unanswered(), writers.unanswered()));
      shares.put("uploads", share(files.size() + uploaders.unanswered(), uploaders.unanswered()));
      shares.put("reads", share(seen.asked(), seen.failed()));
      shares.put("checkpoints", share(readers.asked(), readers.failed()));
      return "%s died; answered at the first attempt: %s; the least %.3f %%; %s"
          .formatted(
              died,
              told(shares),
              shares.values().stream().mapToDouble(Double::doubleValue).min().orElse(0),
              oracle.judge(new Journal(models.models(), files.files())));
    }
  }

  private static Clients begin(Ground ground, Pair pair, Write kind) {
    return Clients.begin(ground, List.of(kind), CLIENTS, List.of(pair.oversight().address()));
  }

  /** How often each of them died. */
  private Map<String, Integer> strike(Ground ground, Pair pair) throws Exception {
    var random = new Random(length.toSeconds());
    var blows = List.copyOf(blows().entrySet());
    var died = new TreeMap<String, Integer>();
    long end = System.nanoTime() + length.toNanos();
    for (long next = System.nanoTime() + pause(); next < end; next += pause()) {
      TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
      var blow = blows.get(random.nextInt(blows.size()));
      blow.getValue().strike(ground, pair, random);
      died.merge(blow.getKey(), 1, Integer::sum);
    }
    TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
    return died;
  }

  private static long pause() {
    return TimeUnit.SECONDS.toNanos(EVERY_SECONDS);
  }

  private static double share(long asked, long failed) {
    return asked == 0 ? 0 : WHOLE * (asked - failed) / asked;
  }

  private static String told(Map<String, Double> shares) {
    return String.join(
        ", ",
        shares.entrySet().stream()
            .map(share -> "%s %.3f %%".formatted(share.getKey(), share.getValue()))
            .toList());
  }
}
