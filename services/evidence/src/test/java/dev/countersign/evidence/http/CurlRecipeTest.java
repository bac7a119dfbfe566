package dev.countersign.evidence.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe of the README, word for word, against the real door. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class CurlRecipeTest {
  private static final int CHUNK = (1 << 20) - 29;
  private static final int SIZE = 3_000_000;
  private static final String RESUMING = "# After a broken line";

  World world;
  @TestHTTPResource URI base;
  @TempDir Path folder;

  private final String evidence = TicketMaker.newEvidence();
  private HttpServer api;
  private Vault vault;
  private byte[] bytes = {};

  @BeforeEach
  void aLogAndAnApi() throws IOException, InterruptedException {
    assumeTrue(run("command -v curl && command -v jq").status() == 0);
    vault = new Vault(world.storeUrl(), world.keys());
    bytes = new byte[SIZE];
    new Random(evidence.hashCode()).nextBytes(bytes);
    Files.write(folder.resolve("log.eval"), bytes);
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext("/graphql", this::ticket);
    api.start();
  }

  @AfterEach
  void stop() {
    if (api != null) {
      api.stop(0);
      vault.forgetPartials();
    }
  }

  /** What oversight does: a ticket for the bytes that the variables announce. */
  private void ticket(HttpExchange exchange) throws IOException {
    var asked = new ObjectMapper().readTree(exchange.getRequestBody()).at("/variables/i");
    boolean known = "Bearer t".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    var ticket =
        world
            .ticket()
            .with("evidence", evidence)
            .with("sha256", asked.get("sha256").asText())
            .with("size", asked.get("size").asLong());
    var url = base.resolve("/uploads/" + ticket.sign());
    var body = "{\"data\": {\"requestEvidenceUpload\": {\"url\": \"%s\"}}}".formatted(url);
    exchange.sendResponseHeaders(known ? 200 : 401, body.length());
    exchange.getResponseBody().write(body.getBytes(UTF_8));
    exchange.close();
  }

  private static String recipe() throws IOException {
    var readme = Files.readString(Path.of(System.getProperty("countersign.root"), "README.md"));
    var from = readme.indexOf("```\n", readme.indexOf("With nothing but curl and jq")) + 4;
    return readme.substring(from, readme.indexOf("\n```", from));
  }

  private record Ran(int status, String said) {}

  private Ran run(String script) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", script).directory(folder.toFile());
    process
        .environment()
        .putAll(
            Map.of(
                "TOKEN",
                "t",
                "API",
                api == null ? "" : "http://127.0.0.1:" + api.getAddress().getPort()));
    var said = Files.createTempFile(folder, "said", ".txt");
    var running = process.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    if (!running.waitFor(60, TimeUnit.SECONDS)) {
      running.destroyForcibly();
      throw new IOException("It did not end: " + Files.readString(said));
    }
    return new Ran(running.exitValue(), Files.readString(said));
  }

  private void assertSealed(Ran ran) {
    assertThat(ran.status()).as(ran.said()).isZero();
    assertThat(ran.said()).contains("\"state\":\"SEALED\"", TicketMaker.sha256(bytes));
    assertThat(vault.hasSeal("org_kestrel", evidence)).isTrue();
  }

  @Test
  void aLogGoesUpWithCurlAndJqAlone() throws IOException, InterruptedException {
    assertSealed(run(recipe().split(RESUMING)[0]));
  }

  @Test
  void aBrokenUploadGoesOnWhereItBroke() throws IOException, InterruptedException {
    var ticket = world.ticket().with("evidence", evidence).bytes(bytes);
    try (var socket = new Socket(base.getHost(), base.getPort())) {
      var head =
          "PUT /uploads/%s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n"
              .formatted(ticket.sign(), SIZE);
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      socket.getOutputStream().write(bytes, 0, 2 * CHUNK + 1_000);
      Eventually.holds(() -> assertThat(vault.unsealed()).isPositive());
      Eventually.holds(
          () -> assertThat(run(recipe(offsetOnly())).said()).contains("at " + 2 * CHUNK));
    }
    Eventually.holds(() -> assertSealed(run(recipe(goingOn()))));
  }

  private static String offsetOnly() {
    return "echo \"at $from\"";
  }

  private static String goingOn() {
    return "curl -fS -C \"$from\" -T log.eval \"$(ticket)\" | cat";
  }

  /** The recipe after a broken line, with this as its last command. */
  private static String recipe(String last) throws IOException {
    assertThat(recipe()).contains(goingOn());
    return recipe()
        .lines()
        .filter(line -> !line.startsWith("curl "))
        .collect(Collectors.joining("\n"))
        .replace(goingOn(), last);
  }
}
