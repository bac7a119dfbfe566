package dev.countersign.journeys.attack;

import dev.countersign.journeys.attack.Attack.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every attack on a running local platform, with a table of what came of it. */
public final class Attacks {
  private static final Map<String, Integer> PORTS =
      Map.of("oversight", 8080, "evidence", 8081, "transparency", 8082, "keycloak", 8180);

  private Attacks() {}

  /**
   * @param arguments {@code --port NAME=NUMBER} for each part that is elsewhere
   */
  public static void main(String[] arguments) {
    var ports = new LinkedHashMap<>(PORTS);
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      var pair = arguments[i + 1].split("=", 2);
      if (!arguments[i].equals("--port") || pair.length != 2 || !ports.containsKey(pair[0])) {
        System.err.println("attack takes --port NAME=NUMBER; names are " + ports.keySet());
        System.exit(2);
      }
      ports.put(pair[0], Integer.parseInt(pair[1]));
    }
    var target = new Target("localhost", ports);
    Ground.prepare(target);
    System.exit(run(target) ? 0 : 1);
  }

  static List<Attack> all() {
    var all = new ArrayList<Attack>();
    all.addAll(InjectionAttacks.all());
    all.addAll(AuthorisationAttacks.all());
    all.addAll(TokenAttacks.all());
    all.addAll(SocketAttacks.all());
    all.addAll(DoorAttacks.all());
    all.addAll(HeaderAttacks.all());
    all.addAll(CostAttacks.all());
    return all;
  }

  private static boolean run(Target target) {
    var held = new LinkedHashMap<String, int[]>();
    System.out.println("| category | attack | held | seen |\n| --- | --- | --- | --- |");
    for (var attack : all()) {
      var verdict = verdict(attack, target);
      var sum = held.computeIfAbsent(attack.category(), same -> new int[2]);
      sum[0] += verdict.held() ? 1 : 0;
      sum[1]++;
      System.out.printf(
          "| %s | %s | %s | %s |%n",
          attack.category(),
          attack.name().replace('|', '/'),
          verdict.held() ? "yes" : "**NO**",
          verdict.seen().replace('|', '/').replace('\n', ' '));
    }
    System.out.println("\n| category | held | of |\n| --- | --- | --- |");
    held.forEach(
        (category, sum) -> System.out.printf("| %s | %d | %d |%n", category, sum[0], sum[1]));
    int all = held.values().stream().mapToInt(sum -> sum[1]).sum();
    int good = held.values().stream().mapToInt(sum -> sum[0]).sum();
    System.out.printf("| all | %d | %d |%n", good, all);
    return good == all;
  }

  private static Verdict verdict(Attack attack, Target target) {
    try {
      return attack.attempt().run(target);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Verdict(false, "interrupted");
    } catch (Exception e) {
      return new Verdict(false, e.toString());
    }
  }
}
