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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bytes into the vault, whole or broken off. */
public final class Uploads {
  private static final long PATIENCE_NANOS = 120_000_000_000L;

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
    return ticket(user, lab, name, sha256, size, evidenceClass, Map.of());
  }

  private static Ticket ticket(
      String user,
      String lab,
      String name,
      String sha256,
      long size,
      String evidenceClass,
      Map<String, Object> more) {
    var input = new HashMap<String, Object>(more);
    input.put("idempotencyKey", "upload " + sha256);
    input.put("lab", lab);
    input.put("sha256", sha256);
    input.put("size", size);
    input.put("mediaType", "application/zip");
    input.put("name", name);
    input.put("evidenceClass", evidenceClass);
    var let = Api.as(user).send("RequestEvidenceUpload", Map.of("input", input));
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
    return put(user, ticket(user, lab, name, bytes, evidenceClass), bytes);
  }

  /** A redacted variant of evidence: everyone's, or as confidential as most is. */
  static void variant(String user, String lab, String original, boolean everyones) {
    var bytes = ("What may be told of " + original).getBytes(StandardCharsets.UTF_8);
    var redaction =
        Map.of(
            "original",
            original,
            "basis",
            "Public safety",
            "withheld",
            List.of(Map.of("what", "A protocol", "sha256", "0".repeat(64))));
    var ticket =
        ticket(
            user,
            lab,
            "redacted",
            Sha256.hex(bytes),
            bytes.length,
            everyones ? "PUBLIC" : "CONFIDENTIAL",
            Map.of("redaction", redaction));
    put(user, ticket, bytes);
  }

  private static JsonPath put(String user, Ticket ticket, byte[] bytes) {
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
