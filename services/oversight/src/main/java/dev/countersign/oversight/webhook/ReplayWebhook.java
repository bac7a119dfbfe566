package dev.countersign.oversight.webhook;

import dev.countersign.oversight.platform.AsOf;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import java.util.UUID;

/**
 * Tells everything behind a place again, of what its owner may see now. Each message keeps its id,
 * so that whoever has it already knows it.
 */
@UseCase
public class ReplayWebhook {
  private final WebhookRows rows;
  private final Standpoint standpoint;

  ReplayWebhook(WebhookRows rows, Standpoint standpoint) {
    this.rows = rows;
    this.standpoint = standpoint;
  }

  public void replay(String id, UUID after) {
    standpoint.look(AsOf.NOW, false);
    if (rows.one(id).filter(one -> !one.removed()).isEmpty()) {
      throw RefusedException.notFound();
    }
    rows.moveTo(id, after);
  }
}
