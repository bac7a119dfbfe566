package dev.countersign.oversight.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** One query to one engine, asked again and again. */
record Work(
    String name, Contender engine, String document, Map<String, ?> variables, int requests) {
  private static final double SETTLED = 25;
  private static final double WARM = 5;
  private static final int ALIKE = 3;
  private static final int LEAST_WINDOWS = 20;
  private static final int MOST_WINDOWS = 40;

  /** What one request costs, in milliseconds of CPU. */
  private record Cost(double engine, double postgres) {
    double all() {
      return engine + postgres;
    }
  }

  private Cost once(Callable<Double> postgres) throws Exception {
    double database = postgres.call();
    double process = engine.cpu();
    for (int i = 0; i < requests; i++) {
      engine.ask(document, variables);
    }
    return new Cost((engine.cpu() - process) / requests, (postgres.call() - database) / requests);
  }

  /** Warms all up, then asks them in turns; ratios are those of one round, to the last of them. */
  static void measure(String title, List<Work> all, int rounds, Callable<Double> postgres)
      throws Exception {
    for (var work : all) {
      System.out.printf("%s, %s: warm after %d windows%n", title, work.name(), work.warm(postgres));
    }
    var costs = new LinkedHashMap<String, List<Cost>>();
    for (int round = 0; round < rounds; round++) {
      for (var work : all) {
        costs.computeIfAbsent(work.name(), name -> new ArrayList<>()).add(work.once(postgres));
      }
    }
    var graphile = costs.get("PostGraphile");
    var mercurius = costs.get("Mercurius-JIT");
    System.out.printf(
        "%n%s, CPU-ms a request, medians of %d rounds in turns%n| engine | engine's | PostgreSQL's | all | PostGraphile costs | Mercurius-JIT costs |%n| --- | --- | --- | --- | --- | --- |%n",
        title, rounds);
    costs.forEach(
        (name, of) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %s | %s |%n",
                name,
                median(of.stream().mapToDouble(Cost::engine).toArray()),
                median(of.stream().mapToDouble(Cost::postgres).toArray()),
                median(of.stream().mapToDouble(Cost::all).toArray()),
                ratio(graphile, of),
                ratio(mercurius, of)));
  }

  /** Asks until three windows in a row cost the same, so that nothing is compiled any more. */
  private int warm(Callable<Double> postgres) throws Exception {
    var last = new ArrayDeque<Double>();
    for (int windows = 1; windows <= MOST_WINDOWS; windows++) {
      last.add(once(postgres).all());
      if (last.size() > ALIKE) {
        last.removeFirst();
      }
      double least = Collections.min(last);
      if (windows >= LEAST_WINDOWS && (Collections.max(last) - least) / least * 100 < WARM) {
        return windows;
      }
    }
    return MOST_WINDOWS;
  }

  private static String ratio(List<Cost> peers, List<Cost> ours) {
    var ratios = new double[ours.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = peers.get(i).all() / ours.get(i).all();
    }
    double median = median(ratios.clone());
    double least = Arrays.stream(ratios).min().orElseThrow();
    double most = Arrays.stream(ratios).max().orElseThrow();
    boolean settled = (most - least) / median * 100 <= SETTLED;
    return "%.2f× (%.2f to %.2f)%s".formatted(median, least, most, settled ? "" : ", inconclusive");
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
