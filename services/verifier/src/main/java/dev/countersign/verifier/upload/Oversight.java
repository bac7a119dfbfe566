package dev.countersign.verifier.upload;

import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonSyntaxException;
import dev.countersign.proofs.json.JsonValue.JsonArray;
import dev.countersign.proofs.json.JsonValue.JsonNumber;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The API: asks to be let in to the vault. */
final class Oversight {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String MUTATION =
      "mutation($input: RequestEvidenceUploadInput!) {"
          + " requestEvidenceUpload(input: $input) { evidence url } }";

  private final URI api;
  private final Map<String, String> environment;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  Oversight(URI api, Map<String, String> environment) {
    this.api = api;
    this.environment = environment;
  }

  /** Where to hand over, once, within a minute. */
  record Ticket(String evidence, URI url) {}

  /**
   * A ticket for these bytes; the same bytes have the same evidence, however often it is asked.
   *
   * @throws RefusedException with the platform's own sentence
   */
  Ticket ticket(Contents contents, String sha256, long size) throws InterruptedException {
    var input =
        JsonObject.of()
            .with("idempotencyKey", "upload " + contents.lab() + " " + sha256)
            .with("lab", contents.lab())
            .with("sha256", sha256)
            .with("size", JsonNumber.of(size))
            .with("mediaType", contents.mediaType())
            .with("name", contents.name())
            .with("evidenceClass", contents.evidenceClass());
    if (contents.supersedes() != null) {
      input = input.with("supersedes", contents.supersedes());
    }
    if (contents.reason() != null) {
      input = input.with("reason", contents.reason());
    }
    var body =
        JsonObject.of()
            .with("query", MUTATION)
            .with("variables", JsonObject.of().with("input", input));
    var request =
        HttpRequest.newBuilder(api)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token())
            .POST(BodyPublishers.ofByteArray(CanonicalJson.bytes(body)))
            .build();
    var answer = read(send(request));
    if (answer.get("errors") instanceof JsonArray errors
        && !errors.values().isEmpty()
        && errors.values().getFirst() instanceof JsonObject error) {
      var code =
          error.get("extensions") instanceof JsonObject extensions ? extensions.text("code") : null;
      throw new RefusedException("%s: %s".formatted(code, error.text("message")));
    }
    if (answer.get("data") instanceof JsonObject data
        && data.get("requestEvidenceUpload") instanceof JsonObject payload) {
      return new Ticket(need(payload, "evidence"), URI.create(need(payload, "url")));
    }
    throw new RefusedException("The API's answer has no ticket.");
  }

  private static String need(JsonObject from, String name) {
    var text = from.text(name);
    if (text == null) {
      throw new RefusedException("The API's answer has no " + name + ".");
    }
    return text;
  }

  private String token() throws InterruptedException {
    var given = environment.get("COUNTERSIGN_TOKEN");
    return given == null ? serviceToken() : given;
  }

  private String serviceToken() throws InterruptedException {
    var realm = environment.get("COUNTERSIGN_REALM");
    var client = environment.get("COUNTERSIGN_CLIENT");
    var secret = environment.get("COUNTERSIGN_CLIENT_SECRET");
    if (realm == null || client == null || secret == null) {
      throw new RefusedException(
          "Set COUNTERSIGN_TOKEN, or COUNTERSIGN_REALM, COUNTERSIGN_CLIENT and"
              + " COUNTERSIGN_CLIENT_SECRET.");
    }
    var form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(encoded(client), encoded(secret));
    var request =
        HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    var answer = send(request);
    if (answer.statusCode() != 200) {
      throw new RefusedException("The realm does not know this service account.");
    }
    return need(read(answer), "access_token");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new BrokenLineException(
          "%s does not answer: %s".formatted(request.uri().getAuthority(), e.getMessage()));
    }
  }

  private static JsonObject read(HttpResponse<String> answer) {
    @Nullable JsonObject body;
    try {
      body = JsonReader.readObject(answer.body());
    } catch (JsonSyntaxException e) {
      body = null;
    }
    if (body == null || answer.statusCode() == 401) {
      throw new RefusedException("The platform answered %d.".formatted(answer.statusCode()));
    }
    return body;
  }
}
