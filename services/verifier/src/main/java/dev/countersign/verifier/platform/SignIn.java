package dev.countersign.verifier.platform;

import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonValue.JsonNumber;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Gets a token: the one in COUNTERSIGN_TOKEN, or one for the browser sign-in that the user is asked
 * to make (RFC 8628).
 */
public final class SignIn {
  private static final String CLIENT = "countersign-cli";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final long MILLIS = 1000;
  private static final long DEFAULT_INTERVAL = 5;
  private static final int OK = 200;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final String realm;
  private final PrintWriter out;

  /**
   * @param realm the realm's address
   * @param out where the user is told where to sign in
   */
  public SignIn(String realm, PrintWriter out) {
    this.realm = realm.replaceAll("/+$", "");
    this.out = out;
  }

  /** A bearer token of the one who signs in. */
  public String token() {
    var given = System.getenv("COUNTERSIGN_TOKEN");
    return given == null || given.isBlank() ? asked() : given.strip();
  }

  private String asked() {
    var started = post("/auth/device", Map.of("client_id", CLIENT, "scope", "openid")).body();
    out.println("Sign in at " + text(started, "verification_uri_complete"));
    out.println("and see that it shows the code " + text(started, "user_code") + ".");
    out.flush();
    long interval = number(started, "interval", DEFAULT_INTERVAL);
    long left = number(started, "expires_in", 0);
    while (left > 0) {
      pause(interval);
      left -= interval;
      var answer =
          post(
              "/token",
              Map.of(
                  "grant_type",
                  "urn:ietf:params:oauth:grant-type:device_code",
                  "client_id",
                  CLIENT,
                  "device_code",
                  text(started, "device_code")));
      if (answer.status() == OK) {
        return text(answer.body(), "access_token");
      }
      var error = Objects.requireNonNullElse(answer.body().text("error"), "");
      if (error.equals("slow_down")) {
        interval += DEFAULT_INTERVAL;
      } else if (!error.equals("authorization_pending")) {
        throw new PlatformException("The sign-in was not completed: " + error + ".");
      }
    }
    throw new PlatformException("Nobody signed in in time. Start again.");
  }

  private record Answer(int status, JsonObject body) {}

  private Answer post(String path, Map<String, String> form) {
    var body =
        new LinkedHashMap<>(form)
            .entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect" + path))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build();
    var answer = send(request);
    return new Answer(answer.statusCode(), JsonReader.readObject(answer.body()));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new PlatformException(request.uri() + " cannot be reached: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("The sign-in was interrupted.");
    }
  }

  private static void pause(long seconds) {
    try {
      Thread.sleep(seconds * MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("The sign-in was interrupted.");
    }
  }

  private static String text(JsonObject body, String name) {
    var text = body.text(name);
    if (text == null) {
      throw new PlatformException("The realm does not let this client sign in so.");
    }
    return text;
  }

  private static long number(JsonObject body, String name, long otherwise) {
    return body.get(name) instanceof JsonNumber number ? number.value().longValue() : otherwise;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
