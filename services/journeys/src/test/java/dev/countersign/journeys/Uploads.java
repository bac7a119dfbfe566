package dev.countersign.journeys;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;

import dev.countersign.proofs.digest.Sha256;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Bytes into the vault, whole or broken off. */
public final class Uploads {
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private Uploads() {}

  /** What lets one in. */
  public record Ticket(String evidence, URI url) {}

  static Ticket ticket(String user, String name, byte[] bytes, String evidenceClass) {
    return ticket(user, "org_aurelia", name, bytes, evidenceClass);
  }

  private static Ticket ticket(
      String user, String lab, String name, byte[] bytes, String evidenceClass) {
    return ticket(user, lab, name, Sha256.hex(bytes), bytes.length, evidenceClass);
  }

  /** A ticket that was never used; for the same bytes again, of the same evidence. */
  public static Ticket ticket(
      String user, String lab, String name, String sha256, long size, String evidenceClass) {
    var let =
        Api.as(user)
            .send(
                "RequestEvidenceUpload",
                Map.of(
                    "input",
                    Map.of(
                        "idempotencyKey",
                        "upload " + sha256,
                        "lab",
                        lab,
                        "sha256",
                        sha256,
                        "size",
                        size,
                        "mediaType",
                        "application/zip",
                        "name",
                        name,
                        "evidenceClass",
                        evidenceClass)));
    assertThat(let.getList("errors")).isNull();
    return new Ticket(
        let.getString("data.requestEvidenceUpload.evidence"),
        URI.create(let.getString("data.requestEvidenceUpload.url")));
  }

  public static JsonPath look(String user, String evidence) {
    return Api.as(user).send("EvidenceById", Map.of("id", evidence));
  }

  /** Uploads and waits until oversight knows. */
  static JsonPath upload(String user, String name, byte[] bytes, String evidenceClass) {
    return upload(user, "org_aurelia", name, bytes, evidenceClass);
  }

  /** The same, about a lab of the uploader's. */
  static JsonPath upload(String user, String lab, String name, byte[] bytes, String evidenceClass) {
    var ticket = ticket(user, lab, name, bytes, evidenceClass);
    given()
        .urlEncodingEnabled(false)
        .body(bytes)
        .put(ticket.url())
        .then()
        .statusCode(anyOf(equalTo(200), equalTo(201)));
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      var seen = look(user, ticket.evidence());
      if (seen.get("data.node") != null) {
        return seen;
      }
      assertThat(System.nanoTime()).as("the evidence is told in time").isLessThan(end);
    }
  }

  /** Sends so many of the bytes that were promised, and hangs up. */
  static void breakOff(Ticket ticket, byte[] bytes, int sent) {
    try {
      breakOff(ticket, bytes.length, out -> out.write(bytes, 0, sent));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Promises so many bytes, sends what is written, and hangs up. */
  public static void breakOff(Ticket ticket, long promised, Body body) throws IOException {
    try (var socket = new Socket(ticket.url().getHost(), ticket.url().getPort())) {
      var out = socket.getOutputStream();
      out.write(
          "PUT %s HTTP/1.1\r\nHost: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(ticket.url().getPath(), ticket.url().getAuthority(), promised)
              .getBytes(StandardCharsets.US_ASCII));
      body.writeTo(out);
      out.flush();
    }
  }

  /** Bytes as they are sent. */
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }
}
