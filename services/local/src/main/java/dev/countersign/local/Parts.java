package dev.countersign.local;

import dev.countersign.local.realm.AdminApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, the document store and Keycloak, started as they are asked for. */
public final class Parts implements AutoCloseable {
  /** Names a file that tells where running parts are. */
  public static final String VARIABLE = "COUNTERSIGN_PARTS";

  private final Path folder;
  private final Ports ports;
  private final Path archive;
  private final Progress progress;
  private final boolean attached;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private boolean postgres;
  private boolean store;
  private boolean keycloak;
  private boolean secondFactor = true;
  private @Nullable String keeper;

  /** Where the parts listen; 0 chooses a free port. */
  public record Ports(int postgres, int store, int keycloak, int keycloakManagement) {
    static Ports of(Options options) {
      return new Ports(
          options.port("postgres"),
          options.port("store"),
          options.port("keycloak"),
          options.port("keycloak-management"));
    }

    static Ports free() {
      return new Ports(FreePorts.next(), FreePorts.next(), FreePorts.next(), FreePorts.next());
    }
  }

  Parts(Path folder, Ports ports, Path archive, Progress progress, boolean attached) {
    this.folder = folder;
    this.ports = ports;
    this.archive = archive;
    this.progress = progress;
    this.attached = attached;
  }

  /** The parts on the ports of a command line, which nobody has started yet. */
  static Parts of(Options options, Progress progress) {
    return new Parts(
        options.folder(),
        Ports.of(options),
        KeycloakHome.archiveOf(options.root()),
        progress,
        false);
  }

  /** The parts that run on the ports of a command line; if none do, ones that are started there. */
  public static Parts runningOrStarted(Options options) {
    boolean running = Health.answers(KeycloakPart.realmUrl(options.port("keycloak")));
    return new Parts(
        options.folder(),
        Ports.of(options),
        KeycloakHome.archiveOf(options.root()),
        new Progress(System.out),
        running);
  }

  private static @Nullable Parts shared;

  /** The parts of this test run: those that already run, or ones that end with this process. */
  public static synchronized Parts attachOrStart() {
    if (shared == null) {
      var file = System.getenv(VARIABLE);
      var parts = file == null ? ofOwn() : attached(Path.of(file));
      Runtime.getRuntime().addShutdownHook(new Thread(parts::close));
      shared = parts;
    }
    return shared;
  }

  /** Parts that nobody else uses, whatever runs already: they may be hurt. */
  public static Parts ofOwn() {
    try {
      return new Parts(
          Files.createTempDirectory("countersign-parts"),
          Ports.free(),
          KeycloakHome.archiveOf(Path.of(System.getProperty("countersign.root", "."))),
          new Progress(System.out),
          false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** These parts but for PostgreSQL, which is another one, in this folder; it may be hurt. */
  public static Parts withDatabaseOfItsOwn(Parts others, Path folder) {
    others.realmUrl();
    var parts =
        new Parts(
            folder,
            new Ports(
                FreePorts.next(),
                others.ports.store(),
                others.ports.keycloak(),
                others.ports.keycloakManagement()),
            others.archive,
            Progress.SILENT,
            false);
    parts.keycloak = true;
    parts.keeper = others.keeper();
    return parts;
  }

  private static Parts attached(Path file) {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException e) {
      throw new PartFailedException("%s names %s, which cannot be read".formatted(VARIABLE, file));
    }
    var parts =
        new Parts(
            file.toAbsolutePath().resolveSibling("unused"),
            new Ports(
                Integer.parseInt(properties.getProperty("postgres")),
                Integer.parseInt(properties.getProperty("store")),
                Integer.parseInt(properties.getProperty("keycloak")),
                Integer.parseInt(properties.getProperty("keycloakManagement"))),
            file,
            new Progress(System.out),
            true);
    parts.secondFactor = Boolean.parseBoolean(properties.getProperty("secondFactor", "false"));
    parts.keeper = properties.getProperty("keeper");
    return parts;
  }

  /** Tells others where these parts are. */
  void writeTo(Path file) throws IOException {
    Files.writeString(
        file,
        "postgres=%d%nstore=%d%nkeycloak=%d%nkeycloakManagement=%d%nsecondFactor=true%nkeeper=%s%n"
            .formatted(
                ports.postgres(),
                ports.store(),
                ports.keycloak(),
                ports.keycloakManagement(),
                keeper()));
  }

  /** JDBC address of a database, as the administrator. */
  public synchronized String postgresUrl(String database) {
    if (!attached && !postgres) {
      progress.step(
          "starting PostgreSQL",
          () -> running.push(PostgresPart.start(folder.resolve("postgres"), ports.postgres())));
      postgres = true;
    }
    return PostgresPart.url(ports.postgres(), database);
  }

  /** A new, empty database of which nobody else knows; its name begins with the prefix. */
  public String freshDatabase(String prefix) {
    postgresUrl("postgres");
    return PostgresPart.fresh(ports.postgres(), prefix);
  }

  /** Drops a database, with whoever is still connected to it. */
  public void dropDatabase(String name) {
    PostgresPart.drop(ports.postgres(), name);
  }

  public int postgresPort() {
    return ports.postgres();
  }

  /** Ends PostgreSQL as a power cut would, and starts it again on what is left of its folder. */
  public synchronized void crashPostgres(Consumer<Path> meanwhile) {
    mine();
    var data = folder.resolve("postgres");
    var gone = part(PostgresPart.class);
    gone.crash(data);
    running.remove(gone);
    meanwhile.accept(data);
    running.addLast(PostgresPart.startAgain(data, ports.postgres()));
  }

  /** Ends Keycloak as a power cut would, and starts it again on the database that it has. */
  public synchronized void crashKeycloak() {
    mine();
    var gone = part(KeycloakPart.class);
    gone.child().kill();
    running.remove(gone);
    keycloak = false;
    realmUrl();
  }

  private void mine() {
    if (attached) {
      throw new IllegalStateException("These parts are of another process");
    }
  }

  private <T> T part(Class<T> kind) {
    return running.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
  }

  /** The process of Keycloak; none if it is another's. */
  public Optional<Long> keycloakPid() {
    return pids().stream().findFirst();
  }

  /** Address of the document store. */
  public synchronized String storeUrl() {
    if (!attached && !store) {
      progress.step(
          "starting the document store",
          () -> running.push(StorePart.start(folder.resolve("store"), ports.store())));
      store = true;
    }
    return "mongodb://127.0.0.1:" + ports.store();
  }

  /** Address of the realm; starts Keycloak, which takes its time. */
  public synchronized String realmUrl() {
    postgresUrl("postgres");
    if (!attached && !keycloak) {
      var home = KeycloakHome.of(archive, progress);
      progress.step(
          "starting Keycloak",
          () -> {
            var part =
                KeycloakPart.start(
                    home,
                    ports.keycloak(),
                    ports.keycloakManagement(),
                    ports.postgres(),
                    keeper(),
                    folder.resolve("logs"));
            running.push(part);
            part.awaitRealm(ports.keycloak(), keeper());
          });
      keycloak = true;
    }
    return KeycloakPart.realmUrl(ports.keycloak());
  }

  private String keeper() {
    if (keeper == null) {
      keeper = new Secrets(folder.resolve("secrets")).of("realm-keeper");
    }
    return keeper;
  }

  /**
   * Administers the realm; only where {@link #haveSecondFactor} says that it is of this release.
   */
  public AdminApi realmAdmin() {
    realmUrl();
    return new AdminApi(KeycloakPart.url(ports.keycloak()), KeycloakPart.KEEPER, keeper());
  }

  /** False if the parts that already run are of an earlier realm, without the second factor. */
  public boolean haveSecondFactor() {
    return secondFactor;
  }

  /** The processes that these parts run as, beside PostgreSQL, which names itself. */
  synchronized List<Long> pids() {
    return running.stream()
        .filter(KeycloakPart.class::isInstance)
        .map(part -> ((KeycloakPart) part).child().pid())
        .toList();
  }

  /** Signs in at the realm. */
  public Tokens tokens() {
    return new Tokens(realmUrl());
  }

  @Override
  public synchronized void close() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        System.err.println("A part did not stop cleanly: " + e.getMessage());
      }
    }
  }
}
