package dev.countersign.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.local.realm.Totp;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Signs in at the local realm, as its people and its service accounts. */
public final class Tokens {
  private static final Duration SPARE = Duration.ofSeconds(60);

  private final String realmUrl;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Token> cached = new ConcurrentHashMap<>();

  /**
   * @param realmUrl for example {@code http://localhost:8180/realms/countersign}
   */
  public Tokens(String realmUrl) {
    this.realmUrl = realmUrl;
  }

  private record Token(String value, Instant until) {}

  /** An access token of a person of the local realm. */
  public String of(String user) {
    return cached("user " + user, () -> person(user));
  }

  /** Whoever is asked for next signs in anew, and has a whole token's life before them. */
  public void forget() {
    cached.clear();
  }

  /** True if the realm lets a person in without the second factor. */
  public boolean letsInWithoutSecondFactor(String user) {
    try {
      return request(withoutSecondFactor(user)).statusCode() == 200;
    } catch (IOException e) {
      throw new PartFailedException("Keycloak does not answer at " + realmUrl);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailedException("The sign-in was interrupted");
    }
  }

  /** An access token of a service account of the local realm. */
  public String ofClient(String client) {
    return cached(
        "client " + client,
        () ->
            Map.of(
                "grant_type", "client_credentials",
                "client_id", client,
                "client_secret", "countersign"));
  }

  /** With the second factor, where the person has one; the token then says {@code acr} 2. */
  private static Map<String, String> person(String user) {
    var form = new HashMap<>(withoutSecondFactor(user));
    Totp.secretOf(user).ifPresent(secret -> form.put("totp", Totp.code(secret, Instant.now())));
    return form;
  }

  private static Map<String, String> withoutSecondFactor(String user) {
    return Map.of(
        "grant_type", "password",
        "client_id", "countersign-cli",
        "username", user,
        "password", "countersign");
  }

  private String cached(String key, java.util.function.Supplier<Map<String, String>> form) {
    return cached
        .compute(
            key,
            (same, token) ->
                token != null && Instant.now().isBefore(token.until()) ? token : fetch(form.get()))
        .value();
  }

  private Token fetch(Map<String, String> form) {
    try {
      var response = request(form);
      JsonNode body = json.readTree(response.body());
      if (response.statusCode() != 200) {
        throw new PartFailedException("Keycloak refused the sign-in: " + body);
      }
      return new Token(
          body.get("access_token").asText(),
          Instant.now().plusSeconds(body.get("expires_in").asLong()).minus(SPARE));
    } catch (IOException e) {
      throw new PartFailedException("Keycloak does not answer at " + realmUrl);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailedException("The sign-in was interrupted");
    }
  }

  private HttpResponse<String> request(Map<String, String> form)
      throws IOException, InterruptedException {
    var body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return http.send(
        HttpRequest.newBuilder(URI.create(realmUrl + "/protocol/openid-connect/token"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
