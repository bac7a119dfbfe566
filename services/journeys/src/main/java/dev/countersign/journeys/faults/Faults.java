package dev.countersign.journeys.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** {@code countersign faults [R…]}: plays faults and says what held. */
public final class Faults {
  private static final int USAGE = 2;

  private Faults() {}

  static List<Drill> all() {
    var all = new ArrayList<Drill>();
    all.addAll(Outages.all());
    all.addAll(Crashes.all());
    all.addAll(Replicas.all());
    all.addAll(Records.all());
    all.addAll(Crowds.all());
    all.addAll(RealmKeys.all());
    all.addAll(Clocks.all());
    all.addAll(Disks.all());
    all.addAll(Floods.all());
    all.addAll(Neighbours.all());
    all.addAll(Releases.all());
    all.addAll(Restores.all());
    all.addAll(Witnessed.all());
    all.sort(java.util.Comparator.comparingInt(drill -> Integer.parseInt(drill.id().substring(1))));
    return all;
  }

  /**
   * @param arguments the numbers of the faults to play, all if none is given; {@code --long} for
   *     the long form of each; {@code --older} with a checkout in which an older release was built;
   *     {@code --soak} with minutes, for whatever comes, one fault after the other
   */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    var wanted = new TreeSet<String>();
    boolean far = false;
    var older = Optional.<Path>empty();
    int soak = 0;
    for (int i = 0; i < arguments.length; i++) {
      var argument = arguments[i];
      if (argument.equals("--long")) {
        far = true;
      } else if (argument.equals("--older") && i + 1 < arguments.length) {
        older = Optional.of(Path.of(arguments[++i]).toAbsolutePath().normalize());
      } else if (argument.equals("--soak")
          && i + 1 < arguments.length
          && arguments[i + 1].matches("[1-9][0-9]{0,3}")) {
        soak = Integer.parseInt(arguments[++i]);
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
    try (var ground = Ground.prepare(root, far, older)) {
      held = play(soak > 0 ? List.of(new Soak(Duration.ofMinutes(soak))) : chosen, ground);
    }
    System.exit(held ? 0 : 1);
  }

  private static void help() {
    System.out.println(
        "countersign faults [--long] [--older FOLDER] [R…] plays these;"
            + " --soak MINUTES one of what kills after the other, at random:");
    all().forEach(drill -> System.out.printf("  %-3s %s%n", drill.id(), drill.what()));
  }

  /** Plays one after the other; true if everything held. */
  static boolean play(List<Drill> drills, Ground ground) {
    int broken = 0;
    System.out.println("| fault | what | held | figures | s |\n| --- | --- | --- | --- | --- |");
    for (var drill : drills) {
      long began = System.nanoTime();
      String seen;
      String held;
      try {
        seen = drill.play(ground);
        held = "yes";
      } catch (Drill.SkippedException e) {
        seen = String.valueOf(e.getMessage());
        held = "skipped";
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } catch (Exception e) {
        seen = e instanceof Drill.BrokenException ? String.valueOf(e.getMessage()) : e.toString();
        held = "**NO**";
        broken++;
      }
      System.out.printf(
          "| %s | %s | %s | %s | %d |%n",
          drill.id(),
          drill.what(),
          held,
          seen.replace('|', '/').replace('\n', ' '),
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
    }
    return broken == 0;
  }
}
