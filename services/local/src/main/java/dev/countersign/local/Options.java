package dev.countersign.local;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The command line, with a variable for every port.
 *
 * @param own true for a platform of its own, whatever runs already
 * @param without a service that is left to a developer, who starts it
 */
public record Options(
    String command,
    Path root,
    Path folder,
    boolean detach,
    boolean fresh,
    boolean demo,
    boolean own,
    @Nullable String without,
    @Nullable String clock,
    @Nullable String clockAt,
    Map<String, Integer> ports) {

  private static final Map<String, Integer> PORTS =
      Map.of(
          "oversight", 8080,
          "evidence", 8081,
          "transparency", 8082,
          "keycloak", 8180,
          "oversight-management", 9080,
          "evidence-management", 9081,
          "transparency-management", 9082,
          "keycloak-management", 9180,
          "postgres", 5442,
          "store", 27042);

  /** Reads it; what it does not know it refuses. */
  public static Options parse(String[] arguments) {
    var root = Path.of(System.getProperty("countersign.root", ".")).toAbsolutePath().normalize();
    var folder = root.resolve(".countersign");
    boolean detach = false;
    boolean fresh = false;
    boolean demo = true;
    boolean own = false;
    String without = null;
    String clock = null;
    String clockAt = null;
    var ports = new TreeMap<>(PORTS);
    ports.replaceAll((name, port) -> fromEnvironment(name, port));
    var left = new ArrayDeque<>(List.of(arguments));
    var command = left.isEmpty() ? "up" : left.pop();
    while (!left.isEmpty()) {
      var option = left.pop();
      switch (option) {
        case "--detach" -> detach = true;
        case "--fresh" -> fresh = true;
        case "--no-demo" -> demo = false;
        case "--own" -> own = true;
        case "--without" -> without = valueOf(option, left);
        case "--clock" -> clock = valueOf(option, left);
        case "--at" -> clockAt = valueOf(option, left);
        case "--folder" -> folder = Path.of(valueOf(option, left)).toAbsolutePath();
        case "--port" -> {
          var pair = valueOf(option, left).split("=", 2);
          if (pair.length != 2 || !ports.containsKey(pair[0]) || !pair[1].matches("[0-9]{1,5}")) {
            throw new PartFailedException("--port takes NAME=NUMBER; names are " + ports.keySet());
          }
          ports.put(pair[0], Integer.parseInt(pair[1]));
        }
        default -> throw new PartFailedException("There is no option " + option);
      }
    }
    if (clock != null && !clock.equals("real") && !clock.equals("story")) {
      throw new PartFailedException("--clock takes real or story");
    }
    if (without != null && !Services.NAMES.contains(without)) {
      throw new PartFailedException("--without takes a service: " + Services.NAMES);
    }
    if (clockAt != null) {
      checkInstant(clock, clockAt);
    }
    return new Options(
        command,
        root,
        folder,
        detach,
        fresh,
        demo && without == null && !"real".equals(clock) && clockAt == null,
        own,
        without,
        clock,
        clockAt,
        Map.copyOf(ports));
  }

  private static void checkInstant(@Nullable String clock, String at) {
    if ("real".equals(clock)) {
      throw new PartFailedException("--at is for a story clock; the real one begins where it is.");
    }
    try {
      Instant.parse(at);
    } catch (DateTimeParseException e) {
      throw new PartFailedException("--at takes an instant, for example 2026-03-01T00:00:00Z");
    }
  }

  /** Where something listens. */
  public int port(String name) {
    return java.util.Objects.requireNonNull(ports.get(name));
  }

  /** The platform that {@code up} makes of these options. */
  public Site site(String clock, String at) {
    return new Site(
        root,
        folder,
        ports,
        port("postgres"),
        "countersign",
        "mongodb://127.0.0.1:" + port("store"),
        KeycloakPart.realmUrl(port("keycloak")),
        new Site.Clock(clock, at));
  }

  private static int fromEnvironment(String name, int port) {
    var value =
        System.getenv(
            "COUNTERSIGN_PORT_" + name.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    return value == null ? port : Integer.parseInt(value);
  }

  private static String valueOf(String option, ArrayDeque<String> left) {
    if (left.isEmpty()) {
      throw new PartFailedException(option + " needs a value");
    }
    return left.pop();
  }
}
