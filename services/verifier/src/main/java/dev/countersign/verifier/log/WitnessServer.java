package dev.countersign.verifier.log;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.proofs.note.Cosigner;
import dev.countersign.proofs.note.SignedNote.Verifier;
import dev.countersign.verifier.key.KeyFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;

/** A witness at its door. */
public final class WitnessServer implements AutoCloseable {
  private static final int LARGEST_REQUEST = 64 * 1024;
  private static final int TOO_LARGE = 413;

  private final HttpServer server;
  private final Cosigner cosigner;

  private WitnessServer(HttpServer server, Cosigner cosigner) {
    this.server = server;
    this.cosigner = cosigner;
  }

  /**
   * Starts to listen.
   *
   * @param folder its key, made at first start, and what it has seen
   * @throws IOException if the folder or the address cannot be used
   */
  public static WitnessServer start(
      String name, List<Verifier> logs, Path folder, InetSocketAddress address) throws IOException {
    var key = KeyFile.readOrMake(folder.resolve("witness.pem"));
    var cosigning = new Cosigning(name, key, logs, folder, Clock.systemUTC());
    var server = HttpServer.create(address, 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/add-checkpoint", exchange -> answer(exchange, cosigning));
    server.start();
    return new WitnessServer(server, new Cosigner(name, key.publicKey()));
  }

  public InetSocketAddress address() {
    return server.getAddress();
  }

  /** Its verifier key, for logs to pin. */
  public Cosigner cosigner() {
    return cosigner;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, Cosigning cosigning) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
      if (!exchange.getRequestMethod().equals("POST")) {
        exchange.sendResponseHeaders(Cosigning.NOT_FOUND, -1);
      } else if (body.length > LARGEST_REQUEST) {
        exchange.sendResponseHeaders(TOO_LARGE, -1);
      } else {
        var answer = cosigning.add(new String(body, StandardCharsets.UTF_8));
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange
            .getResponseHeaders()
            .set("Content-Type", answer.size() ? "text/x.tlog.size" : "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }
}
