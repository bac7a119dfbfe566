package dev.countersign.proofs.dsse;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64 with exact padding and zero trailing bits, in either alphabet (RFC 4648 3.5). */
final class Base64Text {
  private Base64Text() {}

  static byte[] decode(String field, @Nullable String text) {
    if (text == null) {
      throw new MalformedEnvelopeException(field + " is missing or not a string");
    }
    var standard = text.replace('-', '+').replace('_', '/');
    if (mixes(text) || text.length() % 4 != 0) {
      throw new MalformedEnvelopeException(field + " is not base64 with exact padding");
    }
    try {
      var bytes = Base64.getDecoder().decode(standard);
      // Only the canonical text survives the round trip: trailing bits other than zero do not.
      if (!Arrays.equals(
          Base64.getEncoder().encode(bytes),
          standard.getBytes(java.nio.charset.StandardCharsets.US_ASCII))) {
        throw new MalformedEnvelopeException(field + " is not base64 with zero trailing bits");
      }
      return bytes;
    } catch (IllegalArgumentException e) {
      throw new MalformedEnvelopeException(field + " is not base64: " + e.getMessage());
    }
  }

  private static boolean mixes(String text) {
    boolean url = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
    boolean standard = text.indexOf('+') >= 0 || text.indexOf('/') >= 0;
    return url && standard;
  }
}
