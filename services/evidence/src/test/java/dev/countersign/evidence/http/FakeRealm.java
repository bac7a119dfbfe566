package dev.countersign.evidence.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** A realm of our own with Keycloak's addresses; the journeys use the real one. */
public final class FakeRealm implements AutoCloseable {
  private static final String PATH = "/realms/countersign";
  private static final String KEY = "realm-key";

  private final KeyPair keys = Keys.rsa();
  private final HttpServer server;

  private FakeRealm(HttpServer server) {
    this.server = server;
  }

  static FakeRealm start() throws IOException {
    var realm =
        new FakeRealm(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    realm.server.createContext(
        PATH + "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                """
                {"issuer": "%1$s", "jwks_uri": "%1$s/certs",
                 "token_endpoint": "%1$s/protocol/openid-connect/token"}"""
                    .formatted(realm.url())));
    realm.server.createContext(
        PATH + "/certs", exchange -> answer(exchange, "{\"keys\": [%s]}".formatted(realm.jwk())));
    realm.server.createContext(
        PATH + "/protocol/openid-connect/token",
        exchange ->
            answer(
                exchange,
                """
                {"access_token": "%s", "token_type": "Bearer", "expires_in": 300}"""
                    .formatted(realm.token("countersign-evidence", "service"))));
    realm.server.start();
    return realm;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
  }

  /** A token as oversight's own account has it. */
  public String serviceToken() {
    return token("countersign-oversight", "service");
  }

  /** An access token of this client with this role. */
  String token(String client, String role) {
    var claims = new JwtClaims();
    claims.setIssuer(url());
    claims.setAudience("countersign-api");
    claims.setExpirationTimeMinutesInTheFuture(5);
    claims.setIssuedAtToNow();
    claims.setSubject("service-account-" + client);
    claims.setClaim("azp", client);
    claims.setClaim("typ", "Bearer");
    claims.setClaim("realm_access", Map.of("roles", List.of(role)));
    var jws = new JsonWebSignature();
    jws.setPayload(claims.toJson());
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    jws.setKeyIdHeaderValue(KEY);
    jws.setKey(keys.getPrivate());
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private String jwk() {
    var key = new RsaJsonWebKey((RSAPublicKey) keys.getPublic());
    key.setKeyId(KEY);
    key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
    key.setUse("sig");
    return key.toJson();
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    var body = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
