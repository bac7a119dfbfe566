package dev.countersign.local.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes OTLP over HTTP on a port of its own; only what tests look at is read of it. */
public final class TraceCollector {
  private static final int RESOURCE_SPANS = 1;
  private static final int SCOPE_SPANS = 2;
  private static final int SPANS = 2;
  private static final int TRACE_ID = 1;
  private static final int SPAN_ID = 2;
  private static final int PARENT_ID = 4;
  private static final int NAME = 5;

  private static final TraceCollector SHARED = new TraceCollector();

  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final int port;

  /**
   * One span.
   *
   * @param parent empty for the first of its trace
   * @param whole everything that was sent of it, as text where it is text
   */
  public record Span(String trace, String id, String parent, String name, String whole) {}

  private TraceCollector() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/v1/traces", this::take);
      server.start();
      port = server.getAddress().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one of this process. */
  public static TraceCollector shared() {
    return SHARED;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** What was sent of one trace so far. */
  public List<Span> of(String trace) {
    return spans.stream().filter(span -> span.trace().equals(trace)).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    for (var resource : Field.in(body, RESOURCE_SPANS)) {
      for (var scope : Field.in(resource, SCOPE_SPANS)) {
        for (var span : Field.in(scope, SPANS)) {
          spans.add(
              new Span(
                  hex(span, TRACE_ID),
                  hex(span, SPAN_ID),
                  hex(span, PARENT_ID),
                  text(span, NAME),
                  new String(span, StandardCharsets.UTF_8)));
        }
      }
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private static String hex(byte[] message, int number) {
    return HexFormat.of().formatHex(first(message, number));
  }

  private static String text(byte[] message, int number) {
    return new String(first(message, number), StandardCharsets.UTF_8);
  }

  private static byte[] first(byte[] message, int number) {
    var found = Field.in(message, number);
    return found.isEmpty() ? new byte[0] : found.getFirst();
  }

  /** Fields with a length, of a message of Protocol Buffers. */
  private static final class Field {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;

    private final byte[] message;
    private int at;

    private Field(byte[] message) {
      this.message = message;
    }

    static List<byte[]> in(byte[] message, int number) {
      var found = new ArrayList<byte[]>();
      var reader = new Field(message);
      while (reader.at < message.length) {
        long tag = reader.varint();
        switch ((int) (tag & 7)) {
          case VARINT -> reader.varint();
          case EIGHT_BYTES -> reader.at += 8;
          case LENGTH -> {
            int length = (int) reader.varint();
            if (tag >> 3 == number) {
              found.add(java.util.Arrays.copyOfRange(message, reader.at, reader.at + length));
            }
            reader.at += length;
          }
          default -> reader.at += 4;
        }
      }
      return found;
    }

    private long varint() {
      long value = 0;
      int shift = 0;
      byte next;
      do {
        next = message[at++];
        value |= (long) (next & 0x7f) << shift;
        shift += 7;
      } while (next < 0);
      return value;
    }
  }
}
