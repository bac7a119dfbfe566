package dev.countersign.journeys.faults;

import dev.countersign.journeys.people.Doors;
import dev.countersign.journeys.people.RefusedException;
import dev.countersign.journeys.people.UnreachableException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Somebody who reads now and then, and sees how long it takes while others misbehave. */
final class Visitor implements AutoCloseable {
  private static final long EVERY_MILLIS = 20;
  private static final double OF_A_HUNDRED = 0.99;

  private final Doors doors;
  private final String user;
  private final List<Double> millis = new ArrayList<>();
  private final Thread reader;
  private int failed;

  /** What was seen since it began to look. */
  record Seen(int asked, int failed, double p99) {}

  Visitor(Ground ground, String user) {
    this(ground, ground.site().url("oversight"), user);
  }

  Visitor(Ground ground, URI oversight, String user) {
    this.doors = ground.doors(oversight);
    this.user = user;
    ask();
    reader = Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
        ask();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask() {
    long began = System.nanoTime();
    boolean answered = true;
    try {
      doors.send(user, "Organisations", Map.of("kind", "LAB"));
    } catch (RefusedException | UnreachableException e) {
      answered = false;
    }
    count((System.nanoTime() - began) / 1e6, answered);
  }

  private synchronized void count(double took, boolean answered) {
    millis.add(took);
    failed += answered ? 0 : 1;
  }

  /** Forgets what was seen. */
  synchronized void begin() {
    millis.clear();
    failed = 0;
  }

  /** Looks for so long, at nothing else. */
  void watch(int seconds) throws InterruptedException {
    begin();
    TimeUnit.SECONDS.sleep(seconds);
  }

  synchronized Seen told() {
    var sorted = millis.stream().sorted().toList();
    double p99 = sorted.isEmpty() ? 0 : sorted.get((int) ((sorted.size() - 1) * OF_A_HUNDRED));
    return new Seen(sorted.size(), failed, p99);
  }

  @Override
  public void close() {
    reader.interrupt();
  }
}
