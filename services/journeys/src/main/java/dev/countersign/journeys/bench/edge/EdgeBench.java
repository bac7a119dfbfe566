package dev.countersign.journeys.bench.edge;

import dev.countersign.local.Parts;
import dev.countersign.local.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the edge costs, each figure beside what it is compared with, in turns in one run: guards on
 * and off, row-level security on and off, a hundred times the rows, a thousand sockets. Everything
 * runs in processes and databases of its own.
 */
public final class EdgeBench {
  private static final int SMALL = 10_000;
  private static final int LARGE = 1_000_000;
  private static final int WARM_UP = 300;
  private static final int LONG_WARM_UP = 800;
  private static final int PAIRS = 41;
  private static final int LAUNCHES = 5;
  private static final int PAIRS_OF_A_LAUNCH = 21;
  private static final List<String> ALL = List.of("guards", "rows", "growth", "sockets");
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");
  private static final String ANALYST = "eu-analyst";

  private final Parts parts;
  private final Tokens tokens;
  private final Path logs;

  private EdgeBench(Parts parts, Path logs) {
    this.parts = parts;
    this.tokens = parts.tokens();
    this.logs = logs;
  }

  /**
   * @param arguments which of guards, rows, growth and sockets; all, if none is named
   */
  public static void main(String[] arguments) throws Exception {
    // It tells each of its steps.
    FLYWAY.setLevel(Level.SEVERE);
    var wanted = arguments.length == 0 ? ALL : List.of(arguments);
    if (!ALL.containsAll(wanted)) {
      System.err.println("Measured are " + ALL);
      System.exit(2);
    }
    var bench = new EdgeBench(Parts.attachOrStart(), Files.createTempDirectory("edge-bench"));
    bench.run(wanted);
    System.exit(0);
  }

  private void run(List<String> wanted) throws Exception {
    if (wanted.contains("sockets")) {
      try (var store = new Store(parts, "edge_sockets").supervised();
          var server = start(store, Map.of("COUNTERSIGN_SOCKETS_PER_TENANT", "2000"))) {
        new Followers(server, store, tokens).run();
      }
    }
    if (wanted.contains("guards") || wanted.contains("rows") || wanted.contains("growth")) {
      try (var small = new Store(parts, "edge_small").filled(SMALL)) {
        if (wanted.contains("guards")) {
          guards(small);
        }
        try (var server = start(small, Map.of())) {
          if (wanted.contains("rows")) {
            rows(server);
          }
          if (wanted.contains("growth")) {
            growth(server);
          }
        }
      }
    }
  }

  private Server start(Store store, Map<String, String> settings) throws Exception {
    return Server.start(parts, store, logs, settings);
  }

  private void warm(Server one, Server other, String document, int times) {
    for (int i = 0; i < times; i++) {
      one.ask(token(), document);
      other.ask(token(), document);
    }
  }

  private void requireSame(Server one, Server other, String document) {
    if (!data(one.ask(token(), document)).equals(data(other.ask(token(), document)))) {
      throw new IllegalStateException("The two answers are not the same: " + document);
    }
  }

  private static String data(String answer) {
    return answer.replaceFirst(",\"extensions\":.*", "");
  }

  private String token() {
    return tokens.of(ANALYST);
  }

  private Blocks compare(Server one, Server other, String document, int requests) {
    return Blocks.of(
        PAIRS,
        () -> one.cost(token(), document, requests),
        () -> other.cost(token(), document, requests));
  }

  /**
   * Two processes of one program differ by some hundredths already, as their compilers chose: so
   * each pair is started anew a few times.
   */
  private void guards(Store store) throws Exception {
    int requests = 5;
    var medians = new ArrayList<Double>();
    for (int launch = 1; launch <= LAUNCHES; launch++) {
      try (var guarded = start(store, Map.of());
          var bare = start(store, Map.of("COUNTERSIGN_GUARD_ENABLED", "false"))) {
        warm(guarded, bare, Questions.HEAVY, LONG_WARM_UP);
        requireSame(guarded, bare, Questions.HEAVY);
        // Both work on one database, whose work is the same for both and stays out of it.
        var blocks =
            Blocks.of(
                PAIRS_OF_A_LAUNCH,
                () -> ofProcess(guarded, requests),
                () -> ofProcess(bare, requests));
        medians.add(blocks.ratio());
        System.out.printf(
            "all guards on against off, heaviest query, launch %d: %s; %.2f and %.2f CPU-ms of the process%n",
            launch,
            blocks.asPercent(),
            blocks.firstMillis(requests),
            blocks.secondMillis(requests));
        if (launch == LAUNCHES) {
          Refusals.run(guarded, store, token());
        }
      }
    }
    medians.sort(Double::compare);
    System.out.printf(
        "all guards on against off: %.1f%% (median of %d launches, %.1f%% to %.1f%%)%n",
        (medians.get(LAUNCHES / 2) - 1) * 100,
        LAUNCHES,
        (medians.getFirst() - 1) * 100,
        (medians.getLast() - 1) * 100);
  }

  private long ofProcess(Server server, int requests) {
    long before = Cpu.of(server.pid());
    for (int i = 0; i < requests; i++) {
      server.ask(token(), Questions.HEAVY);
    }
    return Cpu.of(server.pid()) - before;
  }

  private void rows(Server secured) throws Exception {
    try (var open = new Store(parts, "edge_open").filled(SMALL).withoutRowSecurity();
        var server = start(open, Map.of())) {
      warm(secured, server, Questions.OF_ONE_LAB, WARM_UP);
      requireSame(secured, server, Questions.OF_ONE_LAB);
      int requests = 6;
      var blocks = compare(secured, server, Questions.OF_ONE_LAB, requests);
      System.out.printf(
          "row-level security on against off, the same rows: %s; %.2f and %.2f CPU-ms of service and PostgreSQL%n",
          blocks.asPercent(), blocks.firstMillis(requests), blocks.secondMillis(requests));
    }
  }

  private void growth(Server small) throws Exception {
    try (var store = new Store(parts, "edge_large").filled(LARGE);
        var large = start(store, Map.of())) {
      var questions =
          Map.of(
              "a page", Questions.PAGE,
              "a page of a lab", Questions.PAGE_OF_A_LAB,
              "a drill-down", Questions.DRILL_DOWN,
              "node(id)", Questions.NODE);
      for (var question : questions.entrySet()) {
        warm(large, small, question.getValue(), WARM_UP);
        int requests = 10;
        var blocks = compare(large, small, question.getValue(), requests);
        System.out.printf(
            "%s, %,d pieces of evidence against %,d: %s; %.2f and %.2f CPU-ms of service and PostgreSQL%n",
            question.getKey(),
            LARGE,
            SMALL,
            blocks.asFactor(),
            blocks.firstMillis(requests),
            blocks.secondMillis(requests));
      }
    }
  }
}
