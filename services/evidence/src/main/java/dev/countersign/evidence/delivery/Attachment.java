package dev.countersign.evidence.delivery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A Content-Disposition for a name that a stranger chose (RFC 6266). */
final class Attachment {
  private static final int LONGEST = 100;

  private Attachment() {}

  static String named(String name) {
    var end =
        name.substring(Math.max(0, name.length() - LONGEST))
            .replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_")
            .replaceAll("^\\.+", "_");
    var plain = end.replaceAll("[^A-Za-z0-9._ -]", "_");
    var encoded = URLEncoder.encode(end, StandardCharsets.UTF_8).replace("+", "%20");
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(plain, encoded);
  }
}
