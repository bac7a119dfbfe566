package dev.countersign.local.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keycloak's admin REST API, as a service account of its master realm. */
public final class AdminApi {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int NOT_FOUND = 404;
  private static final int ERRORS = 400;
  static final ObjectMapper JSON = new ObjectMapper();

  private final String url;
  private final String client;
  private final String secret;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private String token = "";
  private Instant until = Instant.MIN;

  /**
   * @param url for example {@code http://localhost:8180}
   * @param client a client of the master realm that may administer the realm
   */
  public AdminApi(String url, String client, String secret) {
    this.url = url;
    this.client = client;
    this.secret = secret;
  }

  /**
   * Where it signs in, and as whom.
   *
   * @param url for example {@code http://localhost:8180}
   */
  public record Login(String url, String client, String secret) {}

  /** How it signs in, for whoever has to be told. */
  public Login login() {
    return new Login(url, client, secret);
  }

  /** Keycloak refused, or does not answer. */
  public static final class AdminFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AdminFailedException(String message) {
      super(message);
    }
  }

  /** True once it lets the service account in. */
  public boolean isReady() {
    try {
      signIn();
      return true;
    } catch (AdminFailedException e) {
      return false;
    }
  }

  /** What is there; missing if nothing is. */
  public JsonNode get(String path) {
    return send("GET", path, null);
  }

  /** Makes something. */
  public JsonNode post(String path, @Nullable Object body) {
    return send("POST", path, body);
  }

  /** Changes something. */
  public void put(String path, @Nullable Object body) {
    send("PUT", path, body);
  }

  /** Takes something away. */
  public void delete(String path, @Nullable Object body) {
    send("DELETE", path, body);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonNode send(String method, String path, @Nullable Object body) {
    try {
      if (Instant.now().isAfter(until)) {
        signIn();
      }
      var content =
          body == null
              ? BodyPublishers.noBody()
              : BodyPublishers.ofString(JSON.writeValueAsString(body));
      var response =
          http.send(
              HttpRequest.newBuilder(URI.create(url + "/admin/realms" + path))
                  .timeout(LIMIT)
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/json")
                  .method(method, content)
                  .build(),
              BodyHandlers.ofString());
      if (response.statusCode() == NOT_FOUND && method.equals("GET")) {
        return MissingNode.getInstance();
      }
      if (response.statusCode() >= ERRORS) {
        throw new AdminFailedException(
            "Keycloak refused %s %s: %d %s"
                .formatted(method, path, response.statusCode(), response.body()));
      }
      return response.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(response.body());
    } catch (IOException e) {
      throw new AdminFailedException("Keycloak does not answer at " + url);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AdminFailedException("Interrupted");
    }
  }

  private void signIn() {
    try {
      var form =
          "grant_type=client_credentials&client_id=%s&client_secret=%s"
              .formatted(encoded(client), encoded(secret));
      var response =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(url + "/realms/master/protocol/openid-connect/token"))
                  .timeout(LIMIT)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(form))
                  .build(),
              BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new AdminFailedException("Keycloak lets %s not in".formatted(client));
      }
      var body = JSON.readTree(response.body());
      token = body.get("access_token").asText();
      until = Instant.now().plusSeconds(body.get("expires_in").asLong() / 2);
    } catch (IOException e) {
      throw new AdminFailedException("Keycloak does not answer at " + url);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AdminFailedException("Interrupted");
    }
  }
}
