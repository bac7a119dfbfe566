package dev.countersign.oversight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.local.Parts;
import dev.countersign.local.realm.AdminApi;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key of the realm whose private half a test has: the realm publishes it among its keys and never
 * signs with it, so that a test can say in a token whatever it likes.
 */
public final class RealmKey implements AutoCloseable {
  private static final String REALM = "/countersign";
  private static final String ALGORITHM = "SHA256withRSA";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static @Nullable RealmKey shared;

  private final KeyPair pair;
  private final String name = "test-" + UUID.randomUUID();

  private RealmKey() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    pair = generator.generateKeyPair();
  }

  /** One more key of the realm. */
  public static RealmKey added() {
    try {
      var key = new RealmKey();
      var realm = admin().get(REALM).get("id").asText();
      admin()
          .post(
              REALM + "/components",
              Map.of(
                  "name",
                  key.name,
                  "providerId",
                  "rsa",
                  "providerType",
                  "org.keycloak.keys.KeyProvider",
                  "parentId",
                  realm,
                  "config",
                  Map.of(
                      "priority", List.of("-1"),
                      "enabled", List.of("true"),
                      "active", List.of("true"),
                      "algorithm", List.of("RS256"),
                      "privateKey", List.of(key.pem()))));
      return key;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has RSA", e);
    }
  }

  /** One key for all tests of a run; it goes when the run ends. */
  public static synchronized RealmKey shared() {
    if (shared == null) {
      var key = added();
      Runtime.getRuntime().addShutdownHook(new Thread(key::close));
      shared = key;
    }
    return shared;
  }

  private static AdminApi admin() {
    return Parts.attachOrStart().realmAdmin();
  }

  /** The claims of a token that is let in, of somebody in this organisation with these roles. */
  public static Map<String, Object> claims(String organisation, String... roles) {
    var now = Instant.now().getEpochSecond();
    var claims = new HashMap<String, Object>();
    claims.put("iss", Parts.attachOrStart().realmUrl());
    claims.put("aud", "countersign-api");
    claims.put("typ", "Bearer");
    claims.put("azp", "countersign-cli");
    claims.put("sub", UUID.randomUUID().toString());
    claims.put("preferred_username", organisation + "-somebody");
    claims.put("organization", List.of(organisation));
    claims.put("realm_access", Map.of("roles", List.of(roles)));
    claims.put("iat", now);
    claims.put("exp", now + 300);
    return claims;
  }

  /** A token that says this, signed as the realm signs. */
  public String token(Map<String, Object> claims) {
    return token(Map.of("alg", "RS256", "typ", "JWT", "kid", kid()), claims, ALGORITHM);
  }

  /** A token with this header, signed by an algorithm of Java's. */
  public String token(Map<String, Object> header, Map<String, Object> claims, String algorithm) {
    try {
      var signed = encoded(JSON.writeValueAsBytes(header)) + "." + encoded(bytes(claims));
      var signature = Signature.getInstance(algorithm);
      if (algorithm.equals("RSASSA-PSS")) {
        signature.setParameter(
            new java.security.spec.PSSParameterSpec(
                "SHA-256", "MGF1", java.security.spec.MGF1ParameterSpec.SHA256, 32, 1));
      }
      signature.initSign(pair.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + encoded(signature.sign());
    } catch (GeneralSecurityException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As the realm names it: by the digest of its public half. */
  public String kid() {
    try {
      return encoded(MessageDigest.getInstance("SHA-256").digest(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static byte[] bytes(Map<String, Object> claims) throws JsonProcessingException {
    return JSON.writeValueAsBytes(claims);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String pem() {
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----"
        .formatted(Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded()));
  }

  @Override
  public void close() {
    leave();
  }

  /** The realm has it no more; nothing happens if that is so already. */
  public void leave() {
    for (var component :
        admin().get(REALM + "/components?type=org.keycloak.keys.KeyProvider&name=" + name)) {
      admin().delete(REALM + "/components/" + component.get("id").asText(), null);
    }
  }
}
