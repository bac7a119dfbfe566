package dev.countersign.local;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/**
 * A store that speaks MongoDB's wire protocol and keeps its data in a file. It is not MongoDB,
 * which production uses.
 */
final class StorePart implements AutoCloseable {
  private final MongoServer server;
  private final int port;

  private StorePart(MongoServer server, int port) {
    this.server = server;
    this.port = port;
  }

  static StorePart start(Path file, int port) {
    var server = new MongoServer(new Durable(MVStore.open(file.toString())));
    try {
      server.bind("127.0.0.1", port);
      return new StorePart(server, port);
    } catch (Exception e) {
      // The server lets checked exceptions of the network through undeclared.
      server.shutdownNow();
      throw new PartFailedException(
          "The document store did not start on port %d: %s".formatted(port, e.getMessage()));
    }
  }

  int port() {
    return port;
  }

  String url() {
    return "mongodb://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  /**
   * Writes to the file before it answers: the plain one does so once a second, and a kill would
   * take what was acknowledged in between.
   */
  private static final class Durable extends H2Backend {
    Durable(MVStore data) {
      super(data);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
      try {
        return super.handleMessage(message);
      } finally {
        if (getMvStore().hasUnsavedChanges()) {
          getMvStore().commit();
        }
      }
    }
  }
}
