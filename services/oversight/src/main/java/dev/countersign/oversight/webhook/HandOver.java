package dev.countersign.oversight.webhook;

import dev.countersign.oversight.platform.RealTime;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.ViewerSwitch;
import dev.countersign.oversight.webhook.WebhookRows.Message;
import dev.countersign.oversight.webhook.WebhookRows.Webhook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes messages out of the outbox, and writes down what became of them. */
@UseCase
public class HandOver {
  /** Nobody takes a message again for so long: an attempt lasts much shorter. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  private static final int BATCH = 10;

  private final WebhookRows rows;
  private final ViewerSwitch viewerSwitch;
  private final RealTime realTime;

  HandOver(WebhookRows rows, ViewerSwitch viewerSwitch, RealTime realTime) {
    this.rows = rows;
    this.viewerSwitch = viewerSwitch;
    this.realTime = realTime;
  }

  public List<Message> take() {
    viewerSwitch.look(CollectMessages.COURIER);
    var now = realTime.now();
    return rows.take(now, now.plus(LEASE), BATCH);
  }

  public Optional<Webhook> webhook(String id) {
    viewerSwitch.look(CollectMessages.COURIER);
    return rows.one(id).filter(one -> !one.removed());
  }

  public void delivered(Message message) {
    viewerSwitch.look(CollectMessages.COURIER);
    rows.delivered(message.id(), realTime.now());
  }

  /**
   * @param pauses how long to wait after each attempt in vain; after the last one it is given up
   */
  public void failed(Message message, String failure, List<Duration> pauses) {
    viewerSwitch.look(CollectMessages.COURIER);
    var next =
        message.attempts() <= pauses.size()
            ? realTime.now().plus(pauses.get(message.attempts() - 1))
            : null;
    rows.failed(message.id(), failure, next);
  }

  /** Not worth another attempt: what it leads to is refused, or nobody wants it any more. */
  public void giveUp(Message message, String failure) {
    viewerSwitch.look(CollectMessages.COURIER);
    rows.failed(message.id(), failure, null);
  }
}
