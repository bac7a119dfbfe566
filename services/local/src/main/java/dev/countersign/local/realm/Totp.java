package dev.countersign.local.realm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The second factor of the people of a local realm (RFC 6238, SHA-1, 30 s, six digits). */
public final class Totp {
  private static final int PERIOD = 30;
  private static final int DIGITS = 1_000_000;
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  /** The secret of a person; empty if the person has no second factor. */
  public static Optional<String> secretOf(String user) {
    for (var person : RealmDefinition.local().people().path("users")) {
      if (person.get("username").asText().equals(user)) {
        for (var credential : person.path("credentials")) {
          if (credential.get("type").asText().equals("otp")) {
            return Optional.of(secret(credential.get("secretData").asText()));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static String secret(String secretData) {
    try {
      return AdminApi.JSON.readTree(secretData).get("value").asText();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The code of an instant. */
  public static String code(String secret, Instant at) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      var hash =
          mac.doFinal(
              ByteBuffer.allocate(Long.BYTES).putLong(at.getEpochSecond() / PERIOD).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
      return "%06d".formatted(number % DIGITS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA1", e);
    }
  }

  /** As an authenticator app takes it: base32 without padding. */
  public static String base32(String secret) {
    var text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte b : secret.getBytes(StandardCharsets.UTF_8)) {
      buffer = (buffer << 8) | (b & 0xff);
      bits += 8;
      while (bits >= 5) {
        text.append(ALPHABET.charAt((buffer >> (bits - 5)) & 31));
        bits -= 5;
      }
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31));
    }
    return text.toString();
  }
}
