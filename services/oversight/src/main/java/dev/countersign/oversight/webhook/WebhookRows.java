package dev.countersign.oversight.webhook;

import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.Window;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Webhooks and their outbox: everyone's own, and the courier's all. */
public interface WebhookRows {

  /**
   * Where somebody wants to be told.
   *
   * @param kinds of events, UPPER_SNAKE
   * @param toldUpTo the position of the newest event that has a message
   */
  record Webhook(
      String id,
      String owner,
      Viewer.Kind ownerKind,
      String url,
      Set<String> kinds,
      UUID toldUpTo,
      boolean removed) {
    public Webhook {
      kinds = Set.copyOf(kinds);
    }
  }

  /**
   * One event for one webhook.
   *
   * @param position of the event
   * @param body exactly what is signed and sent
   * @param attempts how often it was tried
   * @param nextAttemptAt when it is tried next; null once it is delivered or given up
   * @param failure why the last attempt failed; null if it did not
   */
  record Message(
      String id,
      String webhook,
      UUID position,
      String kind,
      String body,
      int attempts,
      @Nullable Instant nextAttemptAt,
      @Nullable Instant deliveredAt,
      @Nullable String failure) {}

  void add(Webhook webhook);

  void remove(String id, Instant at);

  Optional<Webhook> one(String id);

  List<Webhook> all();

  /** Locks one that nobody else works at; empty if it is gone, or another replica does. */
  Optional<Webhook> lock(String id);

  void moveTo(String id, UUID toldUpTo);

  /** Once for an event; one that was there already is sent again, under its own id. */
  void enqueue(String owner, Message message);

  /** Takes messages that are due; nobody else takes them until the lease is over. */
  List<Message> take(Instant now, Instant leasedUntil, int limit);

  void delivered(String id, Instant at);

  /** Tried in vain; given up if there is no next time. */
  void failed(String id, String failure, @Nullable Instant nextAttemptAt);

  Map<String, Page<Message>> messages(Collection<String> webhooks, Window window);

  int countMessages(String webhook);
}
