package dev.countersign.evidence.bench;

import dev.countersign.evidence.http.World;
import dev.countersign.evidence.http.WorldResource;
import dev.countersign.evidence.reader.Limits;
import dev.countersign.evidence.reader.Readers;
import dev.countersign.evidence.reader.Source;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Workload W3: what taking, keeping and reading a log costs the service, the store excluded, beside
 * what hashing, unpacking and parsing the same file costs Python; interleaved in one run.
 */
public final class EvidenceBench {
  private static final long MB = 1_000_000;
  private static final int WARM = 4;
  private static final int MOST_WARM = 25;
  private static final int ROUNDS = 5;
  private static final double MOST_SPREAD = 0.25;
  private static final int PAGES = 400;
  private static final int PORT = 18_481;

  private static final class Quiet {
    /** Held, or its level would be forgotten with it. */
    private static final Logger STORE = Logger.getLogger("de.bwaldvogel");

    private Quiet() {}
  }

  private static final String PYTHON =
      """
      import hashlib, json, sys, time, zipfile
      digest = hashlib.sha256()
      with open(sys.argv[1], "rb") as f:
          while block := f.read(1 << 20):
              digest.update(block)
      with zipfile.ZipFile(sys.argv[1]) as z:
          for name in z.namelist():
              json.loads(z.read(name))
      print(time.process_time())
      """;

  private final Path folder;
  private final World world;
  private final Map<String, String> settings;

  private EvidenceBench(Path folder, World world, Map<String, String> settings) {
    this.folder = folder;
    this.world = world;
    this.settings = settings;
  }

  public static void main(String[] parts) throws IOException, InterruptedException {
    // The stand-in writes every message down in hex, which would cost more than what is measured.
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    Quiet.STORE.setLevel(Level.SEVERE);
    var resource = new WorldResource();
    var settings = new HashMap<>(resource.start());
    settings.put("countersign.upload.largest", "2G");
    settings.put("countersign.upload.grace", "PT300S");
    settings.put("countersign.scrub.every", "off");
    var folder = Files.createTempDirectory("bench-evidence");
    try {
      var bench = new EvidenceBench(folder, resource.world(), settings);
      var wanted =
          parts.length == 0 ? List.of("reader", "cpu", "memory", "bulk", "page") : List.of(parts);
      for (var part : wanted) {
        switch (part) {
          case "cpu" -> bench.cpu();
          case "reader" -> bench.reader();
          case "memory" -> bench.memory();
          case "bulk" -> bench.bulk();
          case "page" -> bench.page();
          default -> throw new IllegalArgumentException("There is no part " + part);
        }
      }
    } finally {
      try (var files = Files.list(folder)) {
        for (var file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
      resource.stop();
    }
  }

  private Service start(String... options) throws IOException, InterruptedException {
    return Service.start(world, settings, List.of(options), PORT);
  }

  /** CPU beside Python's, in interleaved rounds after warming up. */
  private void cpu() throws IOException, InterruptedException {
    var file = BenchLog.eval(folder, 100 * MB, 2_530, 1);
    say("CPU of a %.0f MB .eval with 2,530 samples, store excluded", megabytes(file));
    var script = Files.writeString(folder.resolve("peer.py"), PYTHON);
    try (var service = start("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m")) {
      say("  warm after %d uploads", warm(service, file));
      var ratios = new ArrayList<Double>();
      for (int n = 0; n < ROUNDS; n++) {
        double before = service.cpuSeconds();
        var evidence = service.upload(file);
        double ours = service.cpuSeconds() - before;
        service.erase(evidence);
        double theirs = python(script, file);
        ratios.add(ours / theirs);
        say(
            "  round %d: ours %.2f s, Python %.2f s, ratio %.2f",
            n + 1, ours, theirs, ours / theirs);
      }
      verdict(ratios);
    }
  }

  /** Uploads until three in a row cost the same to within a twentieth, but not for ever. */
  private static int warm(Service service, Path file) throws IOException, InterruptedException {
    var costs = new ArrayList<Double>();
    while (costs.size() < MOST_WARM) {
      double before = service.cpuSeconds();
      service.erase(service.upload(file));
      costs.add(service.cpuSeconds() - before);
      var last = costs.subList(Math.max(0, costs.size() - 3), costs.size());
      if (last.size() == 3 && Collections.max(last) < 1.05 * Collections.min(last)) {
        break;
      }
    }
    return costs.size();
  }

  /** The same without transport, encryption and store: hashing, unpacking and parsing alone. */
  private void reader() throws IOException, InterruptedException {
    var file = BenchLog.eval(folder, 100 * MB, 2_530, 1);
    say("CPU of hashing, unpacking and parsing %.0f MB in this process", megabytes(file));
    var script = Files.writeString(folder.resolve("peer.py"), PYTHON);
    for (int n = 0; n < WARM; n++) {
      hashAndRead(file);
    }
    var ratios = new ArrayList<Double>();
    for (int n = 0; n < ROUNDS; n++) {
      double ours = hashAndRead(file);
      double theirs = python(script, file);
      ratios.add(ours / theirs);
      say("  round %d: ours %.2f s, Python %.2f s, ratio %.2f", n + 1, ours, theirs, ours / theirs);
    }
    verdict(ratios);
  }

  private static double hashAndRead(Path file) throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    Service.sha256(file);
    var source =
        new Source() {
          @Override
          public long size() {
            return file.toFile().length();
          }

          @Override
          public SeekableByteChannel open() throws IOException {
            return Files.newByteChannel(file);
          }
        };
    var limits =
        new Limits(200_000, 1L << 32, 1L << 34, 200, 10_000_000, 25, 200, 4_000_000, 100, 4_000);
    var reading = new Readers(limits).read(source, sample -> {});
    if (reading.log() == null) {
      throw new IOException("The file was not read: " + reading.warnings());
    }
    return (threads.getCurrentThreadCpuTime() - before) / 1e9;
  }

  private static void verdict(List<Double> ratios) {
    var sorted = ratios.stream().sorted().toList();
    double median = sorted.get(sorted.size() / 2);
    double spread = (sorted.getLast() - sorted.getFirst()) / median;
    say(
        "  median ratio %.2f (%.2f to %.2f), bar 1.6, aim 1.1: %s",
        median,
        sorted.getFirst(),
        sorted.getLast(),
        spread > MOST_SPREAD
            ? "INCONCLUSIVE, the machine is too noisy"
            : median <= 1.6 ? "pass" : "FAIL");
  }

  private static double python(Path script, Path file) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("python3", script.toString(), file.toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException("Python failed: " + said);
    }
    return Double.parseDouble(said.strip());
  }

  /** Peak memory by file size, each in a process of its own. */
  private void memory() throws IOException, InterruptedException {
    say("Peak memory of the process while a file is taken and read (-Xmx64m, SerialGC)");
    double small = 0;
    for (long size : new long[] {10, 100, 400}) {
      var file = BenchLog.eval(folder, size * MB, (int) size * 25, 2);
      var warm = BenchLog.eval(folder, MB, 25, 3);
      try (var service = start("-XX:+UseSerialGC", "-Xms64m", "-Xmx64m")) {
        service.erase(service.upload(warm));
        double idle = service.mebibytes("VmRSS");
        service.resetPeak();
        var evidence = service.upload(file);
        double peak = service.mebibytes("VmHWM");
        service.erase(evidence);
        small = size == 10 ? peak : small;
        say(
            "  %d MB: idle %.0f MiB, peak %.0f MiB, %.0f above idle (bar 64), %.2f of that at 10 MB"
                + " (bar 1.2)",
            size, idle, peak, peak - idle, peak / small);
      }
      Files.delete(file);
    }
  }

  /** A large run, by the clock. */
  private void bulk() throws IOException, InterruptedException {
    var file = BenchLog.eval(folder, 256 * MB, 20_000, 4);
    try (var service = start("-XX:+UseSerialGC", "-Xmx512m")) {
      service.erase(service.upload(BenchLog.eval(folder, MB, 25, 3)));
      long start = System.nanoTime();
      double before = service.cpuSeconds();
      service.upload(file);
      say(
          "A %.0f MB .eval with 20,000 samples is sealed and indexed in %.1f s (bar 30), %.1f s of"
              + " CPU",
          megabytes(file), (System.nanoTime() - start) / 1e9, service.cpuSeconds() - before);
    }
  }

  /** The first page of a small run and of a large one, asked for in turn. */
  private void page() throws IOException, InterruptedException {
    try (var service = start("-XX:+UseSerialGC", "-Xmx512m")) {
      var small = service.upload(BenchLog.json(folder, 10_000));
      var smallBefore = pages(service, small);
      var large = service.upload(BenchLog.json(folder, 1_000_000));
      var first = new long[PAGES];
      var second = new long[PAGES];
      for (int n = 0; n < PAGES; n++) {
        first[n] = service.firstPage(small);
        second[n] = service.firstPage(large);
      }
      say(
          "The first page of samples: p50 %d us at 10^4 stored; then, at 10^6 stored, %d us of the"
              + " small run and %d us of the large one: ratio %.2f (bar 1.3, aim 1.15)",
          smallBefore, median(first), median(second), (double) median(second) / median(first));
    }
  }

  private static long pages(Service service, String evidence)
      throws IOException, InterruptedException {
    var spent = new long[PAGES];
    for (int n = 0; n < PAGES; n++) {
      spent[n] = service.firstPage(evidence);
    }
    return median(spent);
  }

  private static long median(long[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double megabytes(Path file) throws IOException {
    return (double) Files.size(file) / MB;
  }

  private static void say(String sentence, Object... figures) {
    System.out.println(sentence.formatted(figures));
  }
}
