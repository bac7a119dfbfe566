package dev.countersign.evidence.problem;

import org.jspecify.annotations.Nullable;

/** Stable codes of refusals, with their HTTP status. */
public enum RefusalCode {
  TICKET_INVALID(401),
  TICKET_EXPIRED(410),
  TICKET_USED(410),
  TICKET_FOR_ANOTHER_ACTION(403),
  EVIDENCE_TOO_LARGE(413),
  DIGEST_MISMATCH(422),
  SIZE_MISMATCH(422),
  UPLOAD_TOO_SLOW(408),
  UPLOAD_BROKEN_OFF(408),
  /** Another connection decided what becomes of the same upload. */
  UPLOAD_ELSEWHERE(409),
  OFFSET_MISMATCH(409),
  EVIDENCE_ALREADY_SEALED(409),
  RANGE_NOT_SATISFIABLE(416),
  /** Of an answer that is under way: its connection is closed. */
  DOWNLOAD_TOO_SLOW(408),
  NOT_READ_YET(409),
  NOT_FOUND(404),
  NOT_ALLOWED(405),
  INVALID_INPUT(400),
  BODY_NOT_EXPECTED(413),
  /** Of one organisation, whose places are used up. */
  TOO_MANY_UPLOADS(429, 10),
  TOO_MANY_DOWNLOADS(429, 10),
  BUSY(503, 1),
  STORE_UNAVAILABLE(503, 1),
  INTERNAL(500);

  private final int status;
  private final @Nullable Integer retryAfter;

  RefusalCode(int status) {
    this(status, null);
  }

  RefusalCode(int status, @Nullable Integer retryAfter) {
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** Seconds after which it is worth trying again; null if trying again does not help. */
  public @Nullable Integer retryAfter() {
    return retryAfter;
  }

  public int status() {
    return status;
  }
}
