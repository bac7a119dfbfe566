package dev.countersign.local.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * What the realm shall be.
 *
 * @param realm settings, roles and clients, the same everywhere; it holds no password
 * @param people demonstration organisations, users and passwords, for a local realm alone
 */
public record RealmDefinition(JsonNode realm, JsonNode people) {

  /** As this release has it, for a local realm. */
  public static RealmDefinition local() {
    return new RealmDefinition(read("realm.json"), read("local-people.json"));
  }

  /**
   * As this release has it, with nobody in it.
   *
   * @param console where the console is served, for example {@code https://oversight.example}: the
   *     one place to which a sign-in leads back
   */
  public static RealmDefinition production(String console) {
    var realm = read("realm.json");
    for (var client : realm.path("clients")) {
      if (client.path("clientId").asText().equals("countersign-console")) {
        ((ObjectNode) client).putArray("redirectUris").add(console + "/").add(console + "/sign-in");
      }
    }
    return new RealmDefinition(realm, AdminApi.JSON.createObjectNode());
  }

  private static JsonNode read(String name) {
    try (InputStream in = RealmDefinition.class.getResourceAsStream(name)) {
      return AdminApi.JSON.readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }

  /** Tells whether a realm was made from this definition. */
  String digest() {
    try {
      var bytes = AdminApi.JSON.writeValueAsBytes(this);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
