package dev.countersign.journeys.faults;

import dev.countersign.journeys.people.Doors;
import dev.countersign.proofs.digest.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What clients write, each time under a key of its own, which tells it from all others. */
enum Write {
  /** A model of that name, through the API. */
  MODEL {
    @Override
    String acknowledged(Doors doors, String key) {
      return doors
          .send(
              Ground.LAB,
              "RegisterModel",
              Map.of("input", Map.of("idempotencyKey", key, "name", "M " + key)))
          .at("/registerModel/model/id")
          .asText();
    }
  },
  /** A file, into the vault. */
  FILE {
    @Override
    String acknowledged(Doors doors, String key) {
      var bytes = bytes(key);
      var let =
          doors
              .send(
                  Ground.LAB,
                  "RequestEvidenceUpload",
                  Map.of(
                      "input",
                      Map.of(
                          "idempotencyKey",
                          key,
                          "lab",
                          "org_aurelia",
                          "sha256",
                          Sha256.hex(bytes),
                          "size",
                          bytes.length,
                          "mediaType",
                          "text/plain",
                          "name",
                          "M " + key,
                          "evidenceClass",
                          "CONFIDENTIAL")))
              .path("requestEvidenceUpload");
      doors.put(URI.create(let.path("url").asText()), bytes);
      return let.path("evidence").asText();
    }
  };

  private static final int REPEATED = 2000;

  /**
   * Writes once, and waits until it is acknowledged.
   *
   * @return the id of what was written
   */
  abstract String acknowledged(Doors doors, String key);

  /** What a file under this key holds: more than goes over a line at once. */
  static byte[] bytes(String key) {
    return (key + "\n").repeat(REPEATED).getBytes(StandardCharsets.UTF_8);
  }
}
