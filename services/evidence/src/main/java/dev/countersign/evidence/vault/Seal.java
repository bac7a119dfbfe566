package dev.countersign.evidence.vault;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * From here on these bytes are evidence.
 *
 * @param id owner/evidence
 * @param blob where the bytes are kept
 */
public record Seal(
    @BsonId String id,
    String owner,
    String evidence,
    String sha256,
    long size,
    String mediaType,
    String name,
    String evidenceClass,
    String blob,
    Instant sealedAt) {

  /** The key of what belongs to one piece of evidence. */
  public static String key(String owner, String evidence) {
    return owner + "/" + evidence;
  }
}
