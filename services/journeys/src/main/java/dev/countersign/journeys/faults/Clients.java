package dev.countersign.journeys.faults;

import dev.countersign.journeys.faults.Drill.BrokenException;
import dev.countersign.journeys.people.Doors;
import dev.countersign.journeys.people.RefusedException;
import dev.countersign.journeys.people.UnreachableException;
import dev.countersign.local.PartFailedException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Clients that write without a pause and keep a journal: a line for each key, with the id that was
 * acknowledged. Whoever gets no answer asks again with the same key, as the README says.
 */
final class Clients implements AutoCloseable {
  /** Codes that say: not now. A ticket is asked for anew with its key. */
  private static final Set<String> AGAIN =
      Set.of(
          "INTERNAL",
          "RATE_LIMITED",
          "STORE_UNAVAILABLE",
          "BUSY",
          "TOO_MANY_UPLOADS",
          "UPLOAD_ELSEWHERE",
          "TICKET_USED",
          "DATABASE_AWAY",
          "VAULT_AWAY");

  private static final long GIVE_UP = TimeUnit.SECONDS.toNanos(120);

  private final List<Future<?>> running = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicBoolean writing = new AtomicBoolean(true);
  private final Map<Write, Map<String, String>> journal =
      Map.of(Write.MODEL, new ConcurrentHashMap<>(), Write.FILE, new ConcurrentHashMap<>());
  private final AtomicLong unanswered = new AtomicLong();
  private final AtomicReference<String> firstFailure = new AtomicReference<>("");
  private final AtomicLong longest = new AtomicLong();
  private final Burst burst = new Burst();

  /** Begins to write at these addresses, each client at one of them. */
  static Clients begin(Ground ground, int count, List<URI> addresses) {
    return begin(ground, List.of(Write.MODEL), count, addresses);
  }

  /** The same, with so many clients for each kind of write. */
  static Clients begin(Ground ground, List<Write> kinds, int count, List<URI> addresses) {
    var clients = new Clients();
    for (var kind : kinds) {
      for (int number = 0; number < count; number++) {
        var doors = ground.doors(addresses.get(number % addresses.size()));
        clients.running.add(clients.threads.submit(() -> clients.write(doors, kind)));
      }
    }
    return clients;
  }

  private void write(Doors doors, Write kind) {
    while (writing.get()) {
      var key = UUID.randomUUID().toString();
      long began = System.nanoTime();
      of(kind).put(key, acknowledged(doors, kind, key));
      longest.accumulateAndGet(System.nanoTime() - began, Math::max);
    }
  }

  private Map<String, String> of(Write kind) {
    return Objects.requireNonNull(journal.get(kind));
  }

  private String acknowledged(Doors doors, Write kind, String key) {
    long end = System.nanoTime() + GIVE_UP;
    while (true) {
      try {
        return kind.acknowledged(doors, key);
      } catch (UnreachableException | RefusedException | PartFailedException e) {
        if (e instanceof RefusedException refused && !mayBeAskedAgain(refused.code())) {
          throw e;
        }
        unanswered.incrementAndGet();
        burst.failed();
        firstFailure.compareAndSet("", String.valueOf(e.getMessage()));
        if (System.nanoTime() > end) {
          throw new BrokenException("no answer within two minutes: " + e.getMessage());
        }
        pause();
      }
    }
  }

  private static boolean mayBeAskedAgain(String code) {
    return AGAIN.contains(code) || code.startsWith("HTTP_5");
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokenException("interrupted");
    }
  }

  /** Lets every client end what it is at, and gives the journal. */
  Journal end() throws InterruptedException {
    writing.set(false);
    for (var client : running) {
      try {
        client.get(3, TimeUnit.MINUTES);
      } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
        throw new BrokenException("a client gave up: " + e);
      }
    }
    return new Journal(Map.copyOf(of(Write.MODEL)), Map.copyOf(of(Write.FILE)));
  }

  int acknowledgedSoFar() {
    return Arrays.stream(Write.values()).mapToInt(this::acknowledgedSoFar).sum();
  }

  int acknowledgedSoFar(Write kind) {
    return of(kind).size();
  }

  /** Requests that had to be repeated. */
  long unanswered() {
    return unanswered.get();
  }

  /** What was said of the first of them; empty if there was none. */
  String firstFailure() {
    return String.valueOf(firstFailure.get());
  }

  /** For how long, at most, one request after the other failed. */
  double longestBurstSeconds() {
    return burst.longestSeconds();
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
