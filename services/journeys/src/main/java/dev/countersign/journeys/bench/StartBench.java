package dev.countersign.journeys.bench;

import dev.countersign.local.OwnPlatform;
import dev.countersign.local.Parts;
import dev.countersign.local.Platform;
import dev.countersign.local.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * How long each service takes to be ready, and how much memory it has when nobody asks, with an AOT
 * cache beside without one, in turns.
 */
public final class StartBench {
  private static final List<String> SERVICES = List.of("transparency", "oversight", "evidence");
  private static final int ROUNDS = 5;
  private static final String CACHE = "countersign.aot";

  private StartBench() {}

  public static void main(String[] arguments) throws Exception {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    var root = Path.of(System.getProperty("countersign.root", ".")).toAbsolutePath().normalize();
    var clock = new Site.Clock("real", "2026-03-01T00:00:00Z");
    try (var own = OwnPlatform.start(Parts.attachOrStart(), root, clock, true)) {
      var platform = own.platform();
      for (var service : SERVICES) {
        measure(platform, service);
      }
    }
    System.exit(0);
  }

  private static void measure(Platform platform, String service) throws Exception {
    platform.stop(service);
    System.setProperty(CACHE, "train");
    platform.start(service);
    // What a service does once it serves belongs into the cache too.
    TimeUnit.SECONDS.sleep(3);
    platform.stop(service);
    var seconds = new TreeMap<String, List<Double>>();
    var memory = new TreeMap<String, List<Long>>();
    for (int round = 0; round < ROUNDS; round++) {
      for (var how : List.of("off", "use")) {
        System.setProperty(CACHE, how);
        long began = System.nanoTime();
        platform.start(service);
        seconds
            .computeIfAbsent(how, same -> new ArrayList<>())
            .add((System.nanoTime() - began) / 1e9);
        if (round == ROUNDS - 1) {
          TimeUnit.SECONDS.sleep(10);
        }
        memory.computeIfAbsent(how, same -> new ArrayList<>()).add(resident(platform.pid(service)));
        platform.stop(service);
      }
    }
    System.clearProperty(CACHE);
    platform.start(service);
    for (var how : seconds.keySet()) {
      var sorted = seconds.get(how).stream().sorted().toList();
      System.out.printf(
          "| %s | AOT cache %s | ready: median %.2f s (%.2f to %.2f) | idle: %d MiB |%n",
          service,
          how.equals("use") ? "yes" : "no",
          sorted.get(ROUNDS / 2),
          sorted.getFirst(),
          sorted.getLast(),
          Collections.max(memory.get(how)) / 1024);
    }
  }

  /** In KiB. */
  private static long resident(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/%d/status".formatted(pid))).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
