package dev.countersign.journeys.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** {@code countersign faults [R…]}: plays faults and says what held. */
public final class Faults {
  private static final int USAGE = 2;

  private Faults() {}

  /** Where each fault that is not played here is shown to be survived, or why it is not. */
  private static final List<String> ELSEWHERE =
      List.of(
          "R9  keys of the realm change, unknown ones flood: the edge's tests",
          "R10 clocks differ: the gauge countersign_clock_skew_seconds; order by position,"
              + " PositionTest; not played",
          "R11 a full disk: not played",
          "R13 a body without end: UploadTest, attack",
          "R14 clients that dribble: attack; not measured",
          "R18 one tenant's heavy queries: GuardTest, attack; p99 of others not measured",
          "R21 a witness of another make: WitnessesTest speaks its protocol; litewitness not"
              + " played");

  static List<Drill> all() {
    var all = new ArrayList<Drill>();
    all.addAll(Outages.all());
    all.addAll(Crashes.all());
    all.addAll(Replicas.all());
    all.addAll(Records.all());
    all.addAll(Crowds.all());
    all.sort(java.util.Comparator.comparingInt(drill -> Integer.parseInt(drill.id().substring(1))));
    return all;
  }

  /**
   * @param arguments the numbers of the faults to play, all if none is given; {@code --long} for
   *     the long form of each
   */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    var wanted = new TreeSet<String>();
    boolean far = false;
    for (var argument : arguments) {
      if (argument.equals("--long")) {
        far = true;
      } else if (argument.toUpperCase(Locale.ROOT).matches("R[0-9]+")) {
        wanted.add(argument.toUpperCase(Locale.ROOT));
      } else {
        help();
        System.exit(argument.equals("--help") ? 0 : USAGE);
      }
    }
    var chosen = all().stream().filter(d -> wanted.isEmpty() || wanted.contains(d.id())).toList();
    if (chosen.isEmpty()) {
      help();
      System.exit(USAGE);
    }
    var root = Path.of(System.getProperty("countersign.root", ".")).toAbsolutePath().normalize();
    boolean held;
    try (var ground = Ground.prepare(root, far)) {
      held = play(chosen, ground);
    }
    System.exit(held ? 0 : 1);
  }

  private static void help() {
    System.out.println("countersign faults [--long] [R…] plays:");
    all().forEach(drill -> System.out.printf("  %-3s %s%n", drill.id(), drill.what()));
    System.out.println("Elsewhere:");
    ELSEWHERE.forEach(line -> System.out.println("  " + line));
  }

  /** Plays one after the other; true if everything held. */
  static boolean play(List<Drill> drills, Ground ground) {
    int broken = 0;
    System.out.println("| fault | what | held | figures | s |\n| --- | --- | --- | --- | --- |");
    for (var drill : drills) {
      long began = System.nanoTime();
      String seen;
      boolean held;
      try {
        seen = drill.play(ground);
        held = true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } catch (Exception e) {
        seen = e instanceof Drill.BrokenException ? String.valueOf(e.getMessage()) : e.toString();
        held = false;
        broken++;
      }
      System.out.printf(
          "| %s | %s | %s | %s | %d |%n",
          drill.id(),
          drill.what(),
          held ? "yes" : "**NO**",
          seen.replace('|', '/').replace('\n', ' '),
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
    }
    return broken == 0;
  }
}
