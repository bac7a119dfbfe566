package dev.countersign.evidence.vault;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Stores to test against: the stand-in in memory and on a file, and a real one where there is. */
public final class Stores implements AutoCloseable {
  /** Names a real MongoDB, if somebody has one. */
  private static final String REAL = "MONGODB_URI";

  private static final Set<String> SMALL = Set.of("usedTickets", "unsealedBlobs", "backlog");

  private static final List<Logger> QUIET =
      Stream.of("de.bwaldvogel", "org.mongodb").map(Logger::getLogger).toList();

  static {
    QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
  }

  private final KeyKeeper keys = KeyFiles.keeper("ab".repeat(32));
  private final Supplier<MongoServer> starting;
  private MongoServer server;
  private MongoClient client;
  private String database = newName();
  private volatile BiConsumer<String, String> beforeEach = (command, collection) -> {};
  private final ConcurrentLinkedQueue<BsonDocument> filters = new ConcurrentLinkedQueue<>();

  private Stores(Supplier<MongoServer> starting) {
    this.starting = starting;
    restart();
  }

  private static String newName() {
    return "test" + UUID.randomUUID().toString().replace("-", "");
  }

  /** From now on another database, in which nothing is. */
  public void empty() {
    database = newName();
  }

  /** Told of every command and its collection, by the thread that sends it, before it is sent. */
  public void beforeEach(BiConsumer<String, String> told) {
    beforeEach = told;
  }

  /** How many documents a collection has. */
  public long documents(String collection) {
    return client.getDatabase(database).getCollection(collection).countDocuments();
  }

  /** The stand-in in memory. */
  public static Stores memory() {
    return new Stores(() -> new MongoServer(new MemoryBackend()));
  }

  public static Stores file(Path folder) {
    return new Stores(() -> new MongoServer(new H2Backend(folder.resolve("store").toString())));
  }

  static boolean hasReal() {
    return System.getenv(REAL) != null;
  }

  static Stores real() {
    return new Stores(() -> null);
  }

  /** As if the machine of the store went away, or its disk were full. */
  public void down() {
    server.shutdownNow();
  }

  /** Ends the store, where it is ours, and starts it on what it kept. */
  public void restart() {
    close();
    server = starting.get();
    var address =
        server == null ? System.getenv(REAL) : "mongodb://127.0.0.1:" + server.bind().getPort();
    client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(address))
                .addCommandListener(listener())
                .applyToClusterSettings(
                    cluster -> cluster.serverSelectionTimeout(1, TimeUnit.SECONDS))
                .build());
  }

  public Store store() {
    return new Store(client, database);
  }

  /** Blobs under keys of these tests alone. */
  public Blobs blobs() {
    return new Blobs(store(), new BlobKeys(store(), keys));
  }

  /** The same, in small chunks. */
  public Blobs blobs(int chunkBytes) {
    return new Blobs(store(), new BlobKeys(store(), keys), chunkBytes);
  }

  /** What finds, updates and deletes on the growing collections asked for since last time. */
  List<BsonDocument> filters() {
    var all = List.copyOf(filters);
    filters.clear();
    return all;
  }

  /** A proxy, because Quarkus makes a bean of every class that implements this interface. */
  private CommandListener listener() {
    return (CommandListener)
        Proxy.newProxyInstance(
            Stores.class.getClassLoader(),
            new Class<?>[] {CommandListener.class},
            (proxy, method, arguments) -> {
              if (arguments != null && arguments[0] instanceof CommandStartedEvent started) {
                listen(started);
              }
              return null;
            });
  }

  private void listen(CommandStartedEvent event) {
    var command = event.getCommand();
    var collection = command.get(event.getCommandName());
    if (collection.isString()) {
      beforeEach.accept(event.getCommandName(), collection.asString().getValue());
    }
    if (collection.isString() && SMALL.contains(collection.asString().getValue())) {
      return;
    }
    switch (event.getCommandName()) {
      case "find" -> add(command.getDocument("filter", new BsonDocument()));
      case "update" -> command.getArray("updates").forEach(this::addQuery);
      case "delete" -> command.getArray("deletes").forEach(this::addQuery);
      default -> {}
    }
  }

  private void addQuery(BsonValue one) {
    add(one.asDocument().getDocument("q"));
  }

  private void add(BsonDocument filter) {
    // The driver's own buffer is gone by the time anybody looks.
    filters.add(BsonDocument.parse(filter.toJson()));
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
    if (server != null) {
      server.shutdownNow();
    }
  }
}
