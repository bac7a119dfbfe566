package dev.countersign.oversight.webhook;

import dev.countersign.oversight.platform.RealTime;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.ViewerSwitch;
import dev.countersign.oversight.supervision.FollowSupervision;
import dev.countersign.oversight.supervision.SupervisionEvent;
import dev.countersign.oversight.supervision.SupervisionEventKind;
import dev.countersign.oversight.webhook.WebhookRows.Message;
import dev.countersign.oversight.webhook.WebhookRows.Webhook;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a message for everything that a webhook's owner may see and has not been told of. */
@UseCase
public class CollectMessages {
  /** The courier, who looks at no fact itself. */
  static final Viewer COURIER = new Viewer("org_countersign", Viewer.Kind.SERVICE, "webhooks");

  private static final int BATCH = 100;
  private static final int ID_DIGITS = 32;

  private final WebhookRows rows;
  private final FollowSupervision follow;
  private final ViewerSwitch viewerSwitch;
  private final RealTime realTime;

  CollectMessages(
      WebhookRows rows, FollowSupervision follow, ViewerSwitch viewerSwitch, RealTime realTime) {
    this.rows = rows;
    this.follow = follow;
    this.viewerSwitch = viewerSwitch;
    this.realTime = realTime;
  }

  /** The webhooks that there are. */
  public List<String> webhooks() {
    viewerSwitch.look(COURIER);
    return rows.all().stream().filter(one -> !one.removed()).map(Webhook::id).toList();
  }

  /** One webhook's, in the transaction that moves its place; true if there may be more. */
  public boolean collect(String id) {
    viewerSwitch.look(COURIER);
    var locked = rows.lock(id);
    if (locked.isEmpty()) {
      return false;
    }
    var webhook = locked.get();
    // What its owner may see is judged now, as for any other viewer.
    viewerSwitch.look(new Viewer(webhook.owner(), webhook.ownerKind(), "webhooks"));
    var events =
        follow.after(
            webhook.toldUpTo(),
            webhook.kinds().stream().map(SupervisionEventKind::valueOf).collect(Collectors.toSet()),
            BATCH);
    viewerSwitch.look(COURIER);
    for (var event : events) {
      rows.enqueue(webhook.owner(), message(webhook, event));
    }
    if (!events.isEmpty()) {
      rows.moveTo(id, events.getLast().position());
    }
    return events.size() == BATCH;
  }

  private Message message(Webhook webhook, SupervisionEvent event) {
    var id =
        "msg_"
            + Sha256.hex(
                    "%s %s %s"
                        .formatted(webhook.id(), event.position(), event.kind())
                        .getBytes(StandardCharsets.UTF_8))
                .substring(0, ID_DIGITS);
    return new Message(
        id,
        webhook.id(),
        event.position(),
        event.kind().name(),
        body(event),
        0,
        realTime.now(),
        null,
        null);
  }

  /** As Standard Webhooks wants it: type, timestamp and data. */
  private static String body(SupervisionEvent event) {
    var data = new LinkedHashMap<String, JsonValue>();
    put(data, "lab", event.lab());
    put(data, "subject", event.subject());
    put(data, "relatesTo", event.relatesTo());
    put(data, "key", event.key());
    put(data, "instrument", event.instrument());
    put(data, "dueAt", event.dueAt());
    put(data, "sentence", event.sentence());
    return CanonicalJson.text(
        JsonValue.object(
            Map.of(
                "type", JsonValue.string(event.kind().name()),
                "timestamp", JsonValue.string(event.recordedAt().toString()),
                "data", JsonValue.object(data))));
  }

  private static void put(Map<String, JsonValue> data, String name, @Nullable Object value) {
    if (value != null) {
      data.put(name, JsonValue.string(value.toString()));
    }
  }
}
