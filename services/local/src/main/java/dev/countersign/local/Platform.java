package dev.countersign.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The services of one platform as processes, on a database that is migrated first. */
public final class Platform implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(120);

  private final Site site;
  private final Services services;
  private final Progress progress;
  private final Map<String, Child> running = new LinkedHashMap<>();

  Platform(Site site, Progress progress) {
    this.site = site;
    this.services = new Services(site, new Secrets(site.folder().resolve("secrets")));
    this.progress = progress;
  }

  /** A platform that says nothing of its start, for tests. */
  public static Platform quietly(Site site) {
    return new Platform(site, Progress.SILENT);
  }

  /** A platform that says how far its start is. */
  public static Platform telling(Site site) {
    return new Platform(site, new Progress(System.out));
  }

  public Site site() {
    return site;
  }

  /** Migrates the database and starts every service, each once it can be ready. */
  public Platform start() {
    return startWithout(null);
  }

  /** The same but for one, which somebody else starts. */
  Platform startWithout(@Nullable String left) {
    PostgresPart.ensure(site.postgres(), site.database());
    progress.step("migrating the database", this::migrate);
    for (var name : Services.NAMES) {
      if (!name.equals(left)) {
        progress.step("starting " + name, () -> start(name));
      }
    }
    return this;
  }

  /** Writes what a service has to be told, as a shell reads it, for whoever starts it. */
  void writeSettings(String name, Path file) throws IOException {
    var lines = new ArrayList<String>();
    services
        .named(name)
        .settings()
        .forEach(
            (variable, value) ->
                lines.add("export %s='%s'".formatted(variable, value.replace("'", "'\\''"))));
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, lines);
  }

  /** Starts one service and waits until it is ready. */
  public void start(String name) {
    start(name, services.named(name).command());
  }

  /** The same, by another command line than that of what was built here. */
  public void start(String name, List<String> command) {
    begin(name, command).await(READY, () -> Health.isReady(site.port(name + "-management")));
  }

  /** Starts one service that may never be ready, and waits for nothing. */
  public void startWithoutWaiting(String name) {
    begin(name, services.named(name).command());
  }

  private Child begin(String name, List<String> command) {
    var child =
        Child.start(
            name,
            command,
            services.named(name).settings(),
            site.folder().resolve("logs/%s.log".formatted(name)));
    running.put(name, child);
    return child;
  }

  /** Ends a service as a power cut would: without a word to it. */
  public void kill(String name) {
    Optional.ofNullable(running.remove(name)).ifPresent(Child::kill);
  }

  /** Asks one service to end, and waits until it has. */
  public void stop(String name) {
    Optional.ofNullable(running.remove(name)).ifPresent(Child::close);
  }

  /** The process of a service that runs. */
  public long pid(String name) {
    return java.util.Objects.requireNonNull(running.get(name), name).pid();
  }

  /** Memory of a service that is in RAM, in KiB. */
  public long resident(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc/%d/status".formatted(pid(name)))).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  /** Brings the database to this release once more, as an upgrade would while services run. */
  public void migrate() {
    Child.run(
        "The migration",
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            site.root().resolve("services/database/target/database-0-SNAPSHOT.jar").toString()),
        services.migration(),
        site.folder().resolve("logs/migration.log"));
  }

  /** Names one that ended by itself. */
  Optional<String> ended() {
    return running.entrySet().stream()
        .filter(entry -> !entry.getValue().isAlive())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  List<Long> pids() {
    return running.values().stream().map(Child::pid).toList();
  }

  @Override
  public void close() {
    var children = new ArrayList<>(running.values());
    running.clear();
    children.reversed().forEach(Child::close);
  }
}
