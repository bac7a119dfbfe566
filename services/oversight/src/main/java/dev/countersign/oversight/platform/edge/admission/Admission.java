package dev.countersign.oversight.platform.edge.admission;

import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.edge.admission.Turns.Turn;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every door asks before it begins anything; where the guards are off, all may begin. */
@ApplicationScoped
public class Admission {
  private final boolean enabled;
  private final RateConfig config;
  private final Addresses addresses;
  private final RateLimits rates;
  private final Turns turns;

  Admission(
      @ConfigProperty(name = "countersign.guard.enabled", defaultValue = "true") boolean enabled,
      RateConfig config,
      Addresses addresses,
      RateLimits rates,
      Turns turns) {
    this.enabled = enabled;
    this.config = config;
    this.addresses = addresses;
    this.rates = rates;
    this.turns = turns;
  }

  /** False only where it is measured what the guards cost. */
  public boolean isOn() {
    return enabled;
  }

  /**
   * Counts one request.
   *
   * @param client as {@link Clients} tells it
   * @return whom it was counted for
   * @throws TooManyRequestsException if there are too many
   */
  public Party admit(Viewer viewer, String client, HttpServerRequest request) {
    var party = new Party(viewer, client, addresses.of(request));
    if (enabled) {
      rates.admit(party);
    }
    return party;
  }

  /**
   * Takes what it costs.
   *
   * @throws TooManyRequestsException if so much is not left for this minute
   */
  public void charge(Party party, long cost) {
    if (enabled) {
      rates.charge(party, cost);
    }
  }

  /**
   * The turn of a request; nothing happens before it is taken.
   *
   * @param later where to begin if it is not at once
   * @param work what begins; it ends the turn, come what may
   */
  public Turn turn(Party party, Executor later, Runnable work) {
    return turns.of(party, later, work);
  }

  /** The turn of a request for a file. */
  public Turn turnOfFile(Party party, Executor later, Runnable work) {
    return turns.ofFile(party, later, work);
  }

  /**
   * Begins at once, or when its turn comes. A place in a line is held no longer than somebody waits
   * there, and not for ever.
   *
   * @param ctx what is waited for
   * @param refused told if it waited too long, or nobody waits for it any more
   * @throws TooManyRequestsException if too many wait already; then nothing begins
   */
  public void take(Turn turn, RoutingContext ctx, Runnable refused) {
    turn.take();
    if (!turn.waits()) {
      return;
    }
    Handler<Object> over =
        why -> {
          if (turn.giveUp()) {
            refused.run();
          }
        };
    long late = ctx.vertx().setTimer(Math.max(1, config.longestWait().toMillis()), over::handle);
    ctx.addEndHandler(
        gone -> {
          ctx.vertx().cancelTimer(late);
          over.handle(gone);
        });
    if (ctx.response().closed()) {
      over.handle(ctx);
    }
  }
}
