package dev.countersign.oversight.ledger;

import dev.countersign.domain.fact.FactHeader.Subject;
import dev.countersign.domain.id.AttestationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger's own tables. */
public interface LedgerRows {

  /** Queues for these books, in their one order, without taking a transaction id. */
  void queue(Collection<Book> books);

  /** The time to record all of these books at: now, and never before what any of them recorded. */
  Moment recordedAt(Collection<Book> books, Instant now);

  /**
   * One moment.
   *
   * @param at what is recorded as it
   * @param databases what the database's clock said
   */
  record Moment(Instant at, Instant databases) {}

  /** The position just before this transaction's first; from here on it has a transaction id. */
  UUID firstPosition();

  /** The next link of a subject's chain in the verifiable index. */
  Subject nextOf(String subject);

  void insert(FactRow row);

  /** An attestation begins to stand, at the place that the digest of its payload leads to. */
  void beginStanding(AttestationId attestation, String payloadDigest);

  /** From this position on, the attestation stands like this. */
  void stand(AttestationId attestation, String status, UUID position);

  /** True if the organisation is approved, and so has a queue. */
  boolean isOpen(String organisation);

  /** Opens a queue for a newly registered organisation. */
  void open(String organisation, String kind);

  /** Everyone may see what is filed as public at this stage of this thing or model. */
  void disclose(String subject, PublicWhen stage, UUID position);

  /** Writers who may still record something as of an instant that is already past. */
  Set<String> writers();

  Optional<Effect> effectOf(String organisation, String user, String operation, String key);

  void remember(
      String organisation, String user, String operation, String key, byte[] hmac, Effect effect);

  /**
   * What a write had as its effect.
   *
   * @param id what was written, as its operation reads it again
   */
  record Effect(String id, UUID position, byte[] hmac) {}

  /** A fact with all that is stored beside it. */
  record FactRow(
      UUID position,
      String kind,
      int schema,
      Filing filing,
      Instant validFrom,
      Instant recordedAt,
      @Nullable Long lagSeconds,
      String body,
      byte[] commitment,
      byte[] salt,
      byte[] leaf,
      List<Subject> subjects) {}
}
