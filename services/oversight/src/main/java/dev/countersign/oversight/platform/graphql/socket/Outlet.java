package dev.countersign.oversight.platform.graphql.socket;

import io.netty.channel.EventLoop;
import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayList;
import java.util.List;

/** Where the messages of one socket go out, on its event loop. */
final class Outlet {
  private final ServerWebSocket socket;
  private final EventLoop loop;
  private final List<Runnable> drained = new ArrayList<>();

  Outlet(ServerWebSocket socket, EventLoop loop, int queueBytes) {
    this.socket = socket;
    this.loop = loop;
    socket.setWriteQueueMaxSize(queueBytes);
  }

  EventLoop loop() {
    return loop;
  }

  boolean isClosed() {
    return socket.isClosed();
  }

  boolean isFull() {
    return socket.writeQueueFull();
  }

  void write(String message) {
    if (!socket.isClosed()) {
      socket.writeTextMessage(message);
    }
  }

  void whenDrained(Runnable next) {
    if (!isFull()) {
      next.run();
      return;
    }
    drained.add(next);
    socket.drainHandler(
        nothing -> {
          var waiting = List.copyOf(drained);
          drained.clear();
          waiting.forEach(Runnable::run);
        });
  }

  void close(CloseCode code) {
    if (!socket.isClosed()) {
      socket.close(code.code(), code.reason());
    }
  }
}
