package dev.countersign.oversight;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.merkle.MerkleTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The vault's inner doors, as this service sees them: every run has 120 samples. */
public final class FakeVault {
  public static final int SAMPLES = 120;
  private static final int PAGE = 50;
  private static final FakeVault INSTANCE = new FakeVault();

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private FakeVault() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/internal/", this::answer);
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String url() {
    return "http://127.0.0.1:" + INSTANCE.server.getAddress().getPort();
  }

  /** What this service asked for so far, with its method. */
  public static List<String> asked() {
    return INSTANCE.asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestMethod() + " " + path);
    var bearer = exchange.getRequestHeaders().getFirst("Authorization");
    if (bearer == null || !bearer.startsWith("Bearer ey")) {
      exchange.sendResponseHeaders(401, -1);
    } else if (exchange.getRequestMethod().equals("DELETE")) {
      exchange.sendResponseHeaders(204, -1);
    } else {
      var body = body(path, exchange.getRequestURI().getQuery()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(
          body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static String body(String path, String query) {
    if (path.startsWith("/internal/exports/")) {
      return "{\"schema_version\": \"0.3.0\", \"asked\": \"" + query + "\"}";
    }
    if (path.matches("/internal/samples/[^/]+/[^/]+/\\d+")) {
      var index = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
      if (index >= SAMPLES) {
        return "";
      }
      return "{\"index\": %d, \"total\": %d, \"root\": \"%s\", \"proof\": [%s], \"sample\": %s}"
          .formatted(index, SAMPLES, root(), proof(index), sample(index));
    }
    int page = Integer.parseInt(query.substring(query.indexOf('=') + 1));
    var samples =
        IntStream.range(page * PAGE, Math.min(SAMPLES, (page + 1) * PAGE))
            .mapToObj(FakeVault::sample)
            .collect(Collectors.joining(","));
    return "{\"first\": %d, \"total\": %d, \"root\": \"%s\", \"samples\": [%s]}"
        .formatted(page * PAGE, SAMPLES, root(), samples);
  }

  /** Of the tree over the samples' contents, in lower-case hex. */
  public static String root() {
    return HexFormat.of().formatHex(MerkleTree.root(leafHashes()));
  }

  private static List<byte[]> leafHashes() {
    return IntStream.range(0, SAMPLES)
        .mapToObj(index -> MerkleTree.leafHash(HexFormat.of().parseHex(content(index))))
        .toList();
  }

  private static String proof(int index) {
    return MerkleTree.inclusionProof(leafHashes(), index).stream()
        .map(hash -> '"' + HexFormat.of().formatHex(hash) + '"')
        .collect(Collectors.joining(","));
  }

  /** SHA-256 of what a sample says. */
  public static String content(int index) {
    return Sha256.hex(("sample " + index).getBytes(StandardCharsets.UTF_8));
  }

  private static String sample(int index) {
    return """
    {"id": "s%d", "epoch": 1, "input": {"text": "<script>alert(1)</script>", "characters": 25},
     "scores": [{"scorer": "exploit", "value": "C", "nonFinite": false}], "invalidated": false,
     "place": {"member": "samples/s.json"}, "content": "%s"}"""
        .formatted(index, content(index));
  }
}
