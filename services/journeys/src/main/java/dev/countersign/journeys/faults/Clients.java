package dev.countersign.journeys.faults;

import dev.countersign.journeys.faults.Drill.BrokenException;
import dev.countersign.journeys.people.Doors;
import dev.countersign.journeys.people.RefusedException;
import dev.countersign.journeys.people.UnreachableException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that write without a pause and keep a journal: a line for each key, with the id that was
 * acknowledged. Whoever gets no answer asks again with the same key, as the README says.
 */
final class Clients implements AutoCloseable {
  private static final long GIVE_UP = TimeUnit.SECONDS.toNanos(120);

  private final List<Future<?>> running = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicBoolean writing = new AtomicBoolean(true);
  private final Map<String, String> journal = new ConcurrentHashMap<>();
  private final AtomicLong unanswered = new AtomicLong();
  private final AtomicLong longest = new AtomicLong();

  /** Begins to write at these addresses, each client at one of them. */
  static Clients begin(Ground ground, int count, List<URI> addresses) {
    var clients = new Clients();
    for (int number = 0; number < count; number++) {
      var doors = ground.doors(addresses.get(number % addresses.size()));
      clients.running.add(clients.threads.submit(() -> clients.write(doors)));
    }
    return clients;
  }

  private void write(Doors doors) {
    while (writing.get()) {
      var key = UUID.randomUUID().toString();
      long began = System.nanoTime();
      journal.put(key, acknowledged(doors, key));
      longest.accumulateAndGet(System.nanoTime() - began, Math::max);
    }
  }

  private String acknowledged(Doors doors, String key) {
    long end = System.nanoTime() + GIVE_UP;
    while (true) {
      try {
        return register(doors, key);
      } catch (UnreachableException | RefusedException e) {
        if (e instanceof RefusedException refused && !mayBeAskedAgain(refused.code())) {
          throw e;
        }
        unanswered.incrementAndGet();
        if (System.nanoTime() > end) {
          throw new BrokenException("no answer within two minutes: " + e.getMessage());
        }
        pause();
      }
    }
  }

  private static boolean mayBeAskedAgain(String code) {
    return code.equals("INTERNAL") || code.startsWith("HTTP_5") || code.startsWith("RATE");
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokenException("interrupted");
    }
  }

  static String register(Doors doors, String key) {
    return doors
        .send(
            Ground.LAB,
            "RegisterModel",
            Map.of("input", Map.of("idempotencyKey", key, "name", "M " + key)))
        .at("/registerModel/model/id")
        .asText();
  }

  /** Lets every client end what it is at, and gives the journal. */
  Map<String, String> end() throws InterruptedException {
    writing.set(false);
    for (var client : running) {
      try {
        client.get(3, TimeUnit.MINUTES);
      } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
        throw new BrokenException("a client gave up: " + e);
      }
    }
    return Map.copyOf(journal);
  }

  int acknowledgedSoFar() {
    return journal.size();
  }

  /** Requests that had to be repeated. */
  long unanswered() {
    return unanswered.get();
  }

  double longestSeconds() {
    return longest.get() / 1e9;
  }

  @Override
  public void close() {
    writing.set(false);
    threads.shutdownNow();
  }
}
