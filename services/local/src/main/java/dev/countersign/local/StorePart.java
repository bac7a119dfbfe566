package dev.countersign.local;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;

/**
 * A store that speaks MongoDB's wire protocol and keeps its data in a file. It is not MongoDB,
 * which production uses.
 */
final class StorePart implements AutoCloseable {
  private final MongoServer server;

  private StorePart(MongoServer server) {
    this.server = server;
  }

  static StorePart start(Path file, int port) {
    var server = new MongoServer(new H2Backend(file.toString()));
    try {
      server.bind("127.0.0.1", port);
      return new StorePart(server);
    } catch (Exception e) {
      // The server lets checked exceptions of the network through undeclared.
      server.shutdownNow();
      throw new PartFailedException(
          "The document store did not start on port %d: %s".formatted(port, e.getMessage()));
    }
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
