package dev.countersign.oversight.webhook.edge;

import dev.countersign.oversight.platform.RealTime;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.webhook.CollectMessages;
import dev.countersign.oversight.webhook.Destinations;
import dev.countersign.oversight.webhook.HandOver;
import dev.countersign.oversight.webhook.Post;
import dev.countersign.oversight.webhook.WebhookRows.Message;
import dev.countersign.oversight.webhook.WebhookSecrets;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Collects and delivers, in every replica: locks and leases in the database let one of them do each
 * thing. A message may arrive twice, and then under one id; none is lost.
 */
@ApplicationScoped
class Courier {
  private static final Logger LOG = Logger.getLogger(Courier.class);
  private static final int OK = 200;
  private static final int REDIRECTION = 300;
  private static final int CLIENT_ERROR = 400;
  private static final int GONE = 410;

  private final CollectMessages collect;
  private final HandOver handOver;
  private final Destinations destinations;
  private final WebhookSecrets secrets;
  private final Post post;
  private final RealTime realTime;
  private final List<Duration> pauses;
  private volatile boolean stopping;

  Courier(
      CollectMessages collect,
      HandOver handOver,
      Destinations destinations,
      WebhookSecrets secrets,
      Post post,
      RealTime realTime,
      @ConfigProperty(
              name = "countersign.webhooks.pauses",
              defaultValue = "PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H")
          List<Duration> pauses) {
    this.collect = collect;
    this.handOver = handOver;
    this.destinations = destinations;
    this.secrets = secrets;
    this.post = post;
    this.realTime = realTime;
    // Between one attempt and the next; the first attempt is made at once.
    this.pauses = List.copyOf(pauses);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  @Scheduled(
      every = "{countersign.webhooks.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void round() {
    if (stopping) {
      return;
    }
    for (var webhook : collect.webhooks()) {
      try {
        while (!stopping && collect.collect(webhook)) {
          LOG.debugf("There is more to tell %s", webhook);
        }
      } catch (RuntimeException e) {
        LOG.warnf(e, "What %s is to be told could not be collected; it is tried again", webhook);
      }
    }
    for (var taken = handOver.take(); !stopping && !taken.isEmpty(); taken = handOver.take()) {
      taken.forEach(this::deliver);
    }
  }

  private void deliver(Message message) {
    var webhook = handOver.webhook(message.webhook());
    if (webhook.isEmpty()) {
      handOver.giveUp(message, "WEBHOOK_REMOVED");
      return;
    }
    try {
      // Looked up again each time: what was public at first may not be any more.
      var to = destinations.check(webhook.get().url());
      var headers =
          secrets.headers(webhook.get().id(), message.id(), realTime.now(), message.body());
      settle(message, post.post(to, headers, message.body()));
    } catch (RefusedException e) {
      handOver.failed(message, e.code(), pauses);
    }
  }

  private void settle(Message message, int code) {
    if (code >= OK && code < REDIRECTION) {
      handOver.delivered(message);
    } else if (code >= REDIRECTION && code < CLIENT_ERROR) {
      handOver.failed(message, "WEBHOOK_REDIRECTED", pauses);
    } else if (code == GONE) {
      handOver.giveUp(message, "WEBHOOK_GONE");
    } else {
      handOver.failed(
          message, code < 0 ? "WEBHOOK_UNREACHABLE" : "WEBHOOK_ANSWERED_" + code, pauses);
    }
  }
}
