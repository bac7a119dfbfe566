package dev.countersign.oversight.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the CPU time of a request goes: samples of what our process runs, each counted for the
 * innermost of its frames that tells whose work it is.
 */
final class HotPath {
  private static final String SETTINGS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <configuration version="2.0">
        <event name="jdk.CPUTimeSample">
          <setting name="enabled">true</setting>
          <setting name="throttle">5ms</setting>
          <setting name="stackTrace">true</setting>
        </event>
      </configuration>
      """;
  private static final double MILLISECONDS_A_TICK = 10;

  /** Whose work a frame is, by how the name of its class begins. */
  private enum Share {
    TOKEN(
        "the token: its signature, who it is, what it may",
        "io.quarkus.oidc",
        "org.jose4j",
        "io.smallrye.jwt",
        "io.quarkus.security",
        "io.vertx.ext.auth",
        "dev.countersign.oversight.platform.edge.TokenViewer"),
    SQL(
        "JDBC, pool and transaction",
        "org.postgresql",
        "io.agroal",
        "io.quarkus.agroal",
        "com.arjuna",
        "io.quarkus.narayana",
        "dev.countersign.oversight.platform.persistence",
        "dev.countersign.oversight.platform.edge.ViewerOfTransaction"),
    GUARDS(
        "the guards: limits, cost, trusted documents",
        "dev.countersign.oversight.platform.graphql.guard",
        "dev.countersign.oversight.platform.graphql.http"),
    ANSWER(
        "reading the record, writing JSON",
        "com.fasterxml.jackson",
        "dev.countersign.oversight.platform.graphql.Straight",
        "dev.countersign.oversight.supervision",
        "dev.countersign.oversight.obligation",
        "dev.countersign.domain"),
    ENGINE(
        "the engine: document, variables, instrumentation",
        "graphql.",
        "dev.countersign.oversight.platform.graphql"),
    SMALLRYE("SmallRye GraphQL and its context", "io.smallrye", "io.quarkus.smallrye"),
    TELEMETRY(
        "traces and figures",
        "io.opentelemetry",
        "io.micrometer",
        "io.quarkus.micrometer",
        "io.quarkus.opentelemetry"),
    INJECTION("injection and interceptors", "io.quarkus.arc", "dev.countersign"),
    HTTP("HTTP and the event loop", "io.netty", "io.vertx", "io.quarkus", "org.jboss", "sun.nio"),
    OTHER("everything else", "");

    private final String title;
    private final List<String> classes;

    Share(String title, String... classes) {
      this.title = title;
      this.classes = List.of(classes);
    }

    private static Share of(RecordedEvent sample) {
      var stack = sample.getStackTrace();
      if (stack != null) {
        for (var frame : stack.getFrames()) {
          var share = of(frame);
          if (share != OTHER) {
            return share;
          }
        }
      }
      return OTHER;
    }

    private static Share of(RecordedFrame frame) {
      var name = frame.getMethod().getType().getName();
      for (var share : values()) {
        if (share.classes.stream().anyMatch(name::startsWith)) {
          return share;
        }
      }
      return OTHER;
    }
  }

  private HotPath() {}

  /** Asks so often, and prints the table. */
  static void print(String title, Work work, int requests, Path folder) throws Exception {
    var settings = Files.writeString(folder.resolve("hot-path.jfc"), SETTINGS);
    var recording = folder.resolve("hot-path.jfr");
    var process = String.valueOf(work.engine().process().pid());
    jcmd(process, "JFR.start", "name=hot", "settings=" + settings, "filename=" + recording);
    var before = threads(process);
    for (int i = 0; i < requests; i++) {
      work.engine().ask(work.document(), work.variables());
    }
    var after = threads(process);
    jcmd(process, "JFR.stop", "name=hot");
    Map<Share, Integer> samples = new EnumMap<>(Share.class);
    for (var event : RecordingFile.readAllEvents(recording)) {
      samples.merge(Share.of(event), 1, Integer::sum);
    }
    double seen = samples.values().stream().mapToInt(Integer::intValue).sum();
    after.replaceAll((kind, ticks) -> ticks - before.getOrDefault(kind, 0L));
    double requesting = after.getOrDefault(Kind.REQUESTS, 0L) * MILLISECONDS_A_TICK / requests;
    System.out.printf(
        "%n%s, where our process spends it, of %.0f samples%n| share | CPU-ms a request |%n| --- | --- |%n",
        title, seen);
    for (var share : Share.values()) {
      row(share.title, requesting * samples.getOrDefault(share, 0) / seen);
    }
    for (var kind : List.of(Kind.COLLECTOR, Kind.COMPILERS, Kind.SAMPLING)) {
      row(kind.title, after.getOrDefault(kind, 0L) * MILLISECONDS_A_TICK / requests);
    }
    row(
        "all",
        after.values().stream().mapToLong(Long::longValue).sum() * MILLISECONDS_A_TICK / requests);
  }

  private static void row(String title, double cost) {
    System.out.printf(Locale.ROOT, "| %s | %.2f |%n", title, cost);
  }

  /** What the threads of a process are there for. */
  private enum Kind {
    COMPILERS("the compilers"),
    COLLECTOR("the collector"),
    SAMPLING("the sampling itself"),
    REQUESTS("requests");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    private static Kind of(String thread) {
      if (thread.startsWith("C1 ") || thread.startsWith("C2 ")) {
        return COMPILERS;
      }
      if (thread.startsWith("VM ") || thread.startsWith("GC ") || thread.startsWith("G1 ")) {
        return COLLECTOR;
      }
      return thread.startsWith("JFR ") ? SAMPLING : REQUESTS;
    }
  }

  /** CPU time so far of the threads of a process, in ticks of the kernel. */
  private static Map<Kind, Long> threads(String process) throws IOException {
    var ticks = new EnumMap<Kind, Long>(Kind.class);
    try (var tasks = Files.newDirectoryStream(Path.of("/proc", process, "task"))) {
      for (var task : tasks) {
        var name = Files.readString(task.resolve("comm"));
        ticks.merge(Kind.of(name), Contender.ticks(Contender.stat(task)), Long::sum);
      }
    }
    return ticks;
  }

  private static void jcmd(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("jcmd says: " + told);
    }
  }
}
