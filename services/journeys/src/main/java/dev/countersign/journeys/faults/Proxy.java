package dev.countersign.journeys.faults;

import dev.countersign.local.Health;
import dev.countersign.local.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands each connection to a replica that was ready when it last looked, as a Service does. */
final class Proxy implements AutoCloseable {
  private static final long LOOKS_EVERY = 200;

  private final String service;
  private final ServerSocket door;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger turn = new AtomicInteger();
  private volatile List<Integer> ready = List.of();
  private volatile List<Platform> replicas = List.of();

  /** Opens a door, behind which nobody is yet. */
  Proxy(String service) throws IOException {
    this.service = service;
    this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    threads.submit(this::watch);
    threads.submit(this::accept);
  }

  /** From now on, to the service of one of these. */
  void to(List<Platform> platforms) {
    replicas = List.copyOf(platforms);
    look();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  private void look() {
    ready =
        replicas.stream()
            .filter(replica -> Health.isReady(replica.site().port(service + "-management")))
            .map(replica -> replica.site().port(service))
            .toList();
  }

  private void watch() {
    try {
      while (!door.isClosed()) {
        look();
        TimeUnit.MILLISECONDS.sleep(LOOKS_EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        threads.submit(() -> join(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void join(Socket client) {
    var known = ready;
    if (known.isEmpty()) {
      close(client);
      return;
    }
    int port = known.get(Math.floorMod(turn.getAndIncrement(), known.size()));
    try {
      var server = new Socket(InetAddress.getLoopbackAddress(), port);
      threads.submit(() -> copy(client, server));
      copy(server, client);
    } catch (IOException e) {
      close(client);
    }
  }

  /** Until one side ends; then both are over. */
  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException e) {
      // The other direction ended first.
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone, as was wanted.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
