package dev.countersign.journeys.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A connection to a service below HTTP, for bodies that no client would send. */
final class Wire implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;

  Wire(URI address) throws IOException {
    socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /**
   * Sends pieces until somebody answers, hangs up, or so many bytes went out.
   *
   * @return how many bytes went out
   */
  long pour(byte[] piece, long most) throws IOException {
    long sent = 0;
    InputStream in = socket.getInputStream();
    try {
      while (sent < most && in.available() == 0) {
        socket.getOutputStream().write(piece);
        sent += piece.length;
      }
    } catch (IOException e) {
      // Whoever refuses may hang up at once.
    }
    return sent;
  }

  /** The status of the answer; 0 if the connection ended without one. */
  int status() {
    try {
      var line = new StringBuilder();
      for (int next = socket.getInputStream().read();
          next > '\r';
          next = socket.getInputStream().read()) {
        line.append((char) next);
      }
      var words = line.toString().split(" ");
      return words.length > 1 ? Integer.parseInt(words[1]) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** How long it takes until the other side hangs up while this one sends a byte now and then. */
  double secondsUntilCut(String drop, long everyMillis, int limitSeconds)
      throws InterruptedException {
    long began = System.nanoTime();
    try {
      socket.setSoTimeout((int) everyMillis);
      while (System.nanoTime() - began < TimeUnit.SECONDS.toNanos(limitSeconds)) {
        if (!drop.isEmpty()) {
          send(drop);
        }
        if (ended(everyMillis)) {
          break;
        }
      }
    } catch (IOException e) {
      // Cut.
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private boolean ended(long millis) throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      while (System.nanoTime() < end) {
        if (socket.getInputStream().read() < 0) {
          return true;
        }
      }
      return false;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
