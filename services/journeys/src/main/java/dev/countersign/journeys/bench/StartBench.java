package dev.countersign.journeys.bench;

import dev.countersign.journeys.image.LaidOut;
import dev.countersign.journeys.image.Training;
import dev.countersign.local.OwnPlatform;
import dev.countersign.local.Parts;
import dev.countersign.local.Platform;
import dev.countersign.local.Site;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * How long each service takes to be ready as its image starts it, and how much memory it has when
 * nobody asks, with its AOT cache beside without one, in turns.
 */
public final class StartBench {
  private static final List<String> SERVICES = List.of("transparency", "oversight", "evidence");
  private static final int ROUNDS = 5;
  private static final long IDLE_SECONDS = 10;
  private static final int BYTES_A_KIB = 1024;

  private StartBench() {}

  /** The service's limits in the chart, of which its heap is a share. */
  private static String limit(String service) {
    return switch (service) {
      case "oversight" -> "768m";
      default -> "512m";
    };
  }

  /**
   * @param arguments the folder of {@code images}, which have been made
   */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    var root = Path.of(System.getProperty("countersign.root", ".")).toAbsolutePath().normalize();
    var work = Path.of(arguments[0]).toAbsolutePath();
    var clock = new Site.Clock("real", "2026-03-01T00:00:00Z");
    try (var own = OwnPlatform.start(Parts.attachOrStart(), root, clock, true)) {
      for (var service : SERVICES) {
        measure(own.platform(), new LaidOut(work, service));
      }
    }
    System.exit(0);
  }

  private static void measure(Platform platform, LaidOut image) throws Exception {
    var service = image.name();
    platform.stop(service);
    var commands = new TreeMap<String, List<String>>();
    var options = new ArrayList<>(Training.LOCAL);
    options.add("-XX:MaxRAM=" + limit(service));
    commands.put("no", image.commandWithoutCache(options));
    // With the cache or not at all: one that does not fit would not be seen.
    options.add("-XX:AOTMode=on");
    commands.put("yes", image.command(options));
    var seconds = new TreeMap<String, List<Double>>();
    var memory = new TreeMap<String, List<Long>>();
    for (int round = 0; round < ROUNDS; round++) {
      for (var how : commands.entrySet()) {
        long began = System.nanoTime();
        platform.start(service, how.getValue());
        seconds
            .computeIfAbsent(how.getKey(), same -> new ArrayList<>())
            .add((System.nanoTime() - began) / 1e9);
        if (round == ROUNDS - 1) {
          TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        }
        memory
            .computeIfAbsent(how.getKey(), same -> new ArrayList<>())
            .add(platform.resident(service));
        platform.stop(service);
      }
    }
    platform.start(service);
    for (var how : seconds.keySet()) {
      var sorted = seconds.get(how).stream().sorted().toList();
      System.out.printf(
          "| %s | AOT cache %s | ready: median %.2f s (%.2f to %.2f) | idle: %d MiB |%n",
          service,
          how,
          sorted.get(ROUNDS / 2),
          sorted.getFirst(),
          sorted.getLast(),
          Collections.max(memory.get(how)) / BYTES_A_KIB);
    }
  }
}
