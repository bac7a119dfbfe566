package dev.countersign.verifier.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.proofs.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a platform that takes bytes, and now and then hangs up. */
class UploadTest {
  private static final int SIZE = 200_000;

  @TempDir Path folder;

  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private final StringWriter said = new StringWriter();
  private HttpServer platform;
  private int hangUps;
  private int hashing;
  private int killed;
  private String state = "OPEN";
  private String refusal = "";
  private String answer = "";
  private final Deque<String> problems = new ArrayDeque<>();
  private String asked = "";

  @BeforeEach
  void start() throws IOException {
    platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    platform.createContext("/graphql", this::ticket);
    platform.createContext("/uploads/", this::take);
    platform.start();
  }

  @AfterEach
  void stop() {
    platform.stop(0);
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + platform.getAddress().getPort() + path);
  }

  private void ticket(HttpExchange exchange) throws IOException {
    asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var body =
        refusal.isEmpty()
            ? "{\"data\": {\"requestEvidenceUpload\": {\"evidence\": \"evd_1\", \"url\": \"%s\"}}}"
                .formatted(at("/uploads/t"))
            : refusal;
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }

  private void take(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().add("Upload-Offset", String.valueOf(taken.size()));
      exchange.getResponseHeaders().add("Upload-State", state);
      if (hashing-- > 0) {
        exchange.getResponseHeaders().add("Upload-Hashed", String.valueOf(taken.size() / 2));
        exchange.getResponseHeaders().add("Retry-After", "0");
      }
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
      return;
    }
    var range = exchange.getRequestHeaders().getFirst("Content-Range");
    assertThat(range)
        .isEqualTo(
            taken.size() == 0
                ? null
                : taken.size() == SIZE
                    ? "bytes */" + SIZE
                    : "bytes %d-%d/%d".formatted(taken.size(), SIZE - 1, SIZE));
    if (hangUps-- > 0) {
      taken.write(exchange.getRequestBody().readNBytes(SIZE / 4));
      exchange.close();
      return;
    }
    if (!problems.isEmpty()) {
      var problem = problems.removeFirst().getBytes(StandardCharsets.UTF_8);
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().add("Retry-After", "0");
      exchange.sendResponseHeaders(new String(problem).contains("TOO_MANY") ? 429 : 409, 0);
      exchange.getResponseBody().write(problem);
      exchange.close();
      return;
    }
    taken.write(exchange.getRequestBody().readAllBytes());
    if (killed-- > 0) {
      exchange.close();
      return;
    }
    state = "SEALED";
    exchange.sendResponseHeaders(201, 0);
    exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }

  private Upload uploading(int tries) {
    return new Upload(
        new Oversight(at("/graphql"), Map.of("COUNTERSIGN_TOKEN", "t")),
        new Progress(new PrintWriter(said)),
        tries);
  }

  private Contents log() throws IOException {
    var bytes = new byte[SIZE];
    new Random(7).nextBytes(bytes);
    var file = Files.write(folder.resolve("log.eval"), bytes);
    return new Contents(file, "log.eval", "application/zip", "org_a", "RESTRICTED", null, null);
  }

  @Test
  void theBytesGoUpAndTheTicketIsForThem() throws Exception {
    var log = log();
    assertThat(uploading(1).upload(log)).isEqualTo("evd_1");
    assertThat(taken.toByteArray()).isEqualTo(Files.readAllBytes(log.file()));
    assertThat(asked)
        .contains(Sha256.hex(Files.readAllBytes(log.file())))
        .contains("\"size\":200000")
        .contains("RESTRICTED");
    assertThat(said.toString()).contains("hashing 100 %").contains("uploading 100 %");
  }

  @Test
  void aBrokenLineIsTakenUpWhereItBroke() throws Exception {
    hangUps = 2;
    var log = log();
    assertThat(uploading(3).upload(log)).isEqualTo("evd_1");
    assertThat(taken.toByteArray()).isEqualTo(Files.readAllBytes(log.file()));
    assertThat(said.toString()).contains("Going on.").doesNotContain("/uploads/t");
  }

  @Test
  void thatAllIsThereDoesNotMakeItSealed() throws Exception {
    killed = 2;
    var log = log();
    assertThat(uploading(3).upload(log)).isEqualTo("evd_1");
    assertThat(state).isEqualTo("SEALED");
    assertThat(taken.toByteArray()).isEqualTo(Files.readAllBytes(log.file()));
    // Who runs it once more sends nothing.
    assertThat(uploading(1).upload(log)).isEqualTo("evd_1");
    assertThat(taken.size()).isEqualTo(SIZE);
  }

  @Test
  void whatIsHashedAgainIsWaitedForAndTold() throws Exception {
    hangUps = 1;
    hashing = 30;
    var log = log();
    assertThat(uploading(2).upload(log)).isEqualTo("evd_1");
    assertThat(taken.toByteArray()).isEqualTo(Files.readAllBytes(log.file()));
    assertThat(said.toString()).contains("the vault hashes again what it has, 50 %");
  }

  @Test
  void aLineThatStaysBrokenIsSaid() {
    hangUps = 9;
    assertThatThrownBy(() -> uploading(2).upload(log())).isInstanceOf(BrokenLineException.class);
  }

  private static String problem(String code) {
    return "{\"code\": \"%s\", \"detail\": \"So it is.\"}".formatted(code);
  }

  @Test
  void aPlaceIsWaitedForHoweverFewTriesThereAre() throws Exception {
    for (int n = 0; n < 4; n++) {
      problems.add(problem("TOO_MANY_UPLOADS"));
    }
    var log = log();
    assertThat(uploading(1).upload(log)).isEqualTo("evd_1");
    assertThat(taken.toByteArray()).isEqualTo(Files.readAllBytes(log.file()));
    assertThat(said.toString()).contains("TOO_MANY_UPLOADS: So it is. Waiting.");
  }

  @Test
  void whoIsLateBesideAnotherConnectionComesAgain() throws Exception {
    problems.add(problem("UPLOAD_ELSEWHERE"));
    assertThat(uploading(2).upload(log())).isEqualTo("evd_1");
  }

  @Test
  void otherBytesUnderTheSameIdAreNotTriedAgain() {
    problems.add(problem("EVIDENCE_ALREADY_SEALED"));
    assertThatThrownBy(() -> uploading(5).upload(log()))
        .isInstanceOf(RefusedException.class)
        .hasMessage("EVIDENCE_ALREADY_SEALED: So it is.");
  }

  @Test
  void bytesThatAreSealedUnderAnEarlierIdHaveThatOne() throws Exception {
    answer = "{\"evidence\": \"evd_earlier\", \"state\": \"SEALED\"}";
    assertThat(uploading(1).upload(log())).isEqualTo("evd_earlier");
  }

  @Test
  void aRefusalIsNotTriedAgain() {
    refusal =
        "{\"errors\": [{\"message\": \"Have one offered.\", \"extensions\": {\"code\": \"ENGAGEMENT_NOT_OPEN\"}}]}";
    assertThatThrownBy(() -> uploading(5).upload(log()))
        .isInstanceOf(RefusedException.class)
        .hasMessage("ENGAGEMENT_NOT_OPEN: Have one offered.");
    assertThat(taken.size()).isZero();
  }

  @Test
  void whoIsNobodyIsToldHowToSignIn() {
    var upload =
        new Upload(new Oversight(at("/graphql"), Map.of()), new Progress(new PrintWriter(said)), 1);
    assertThatThrownBy(() -> upload.upload(log()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("COUNTERSIGN_TOKEN");
  }

  @Test
  void aFolderGivesTheSameBytesEachTime() throws IOException {
    var run = Files.createDirectory(folder.resolve("run"));
    Files.writeString(run.resolve("stats.json"), "[]");
    Files.writeString(run.resolve("run_spec.json"), "{}");
    var first = Files.readAllBytes(Folder.pack(run));
    Files.setLastModifiedTime(
        run.resolve("stats.json"), java.nio.file.attribute.FileTime.fromMillis(0));
    assertThat(Files.readAllBytes(Folder.pack(run))).isEqualTo(first);
    assertThatThrownBy(() -> Folder.pack(Files.createDirectory(folder.resolve("empty"))))
        .hasMessageContaining("holds no files");
  }
}
