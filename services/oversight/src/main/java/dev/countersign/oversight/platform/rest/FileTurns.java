package dev.countersign.oversight.platform.rest;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.edge.Connections;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.edge.admission.Admission;
import dev.countersign.oversight.platform.edge.admission.Clients;
import dev.countersign.oversight.platform.edge.admission.Party;
import dev.countersign.oversight.platform.edge.admission.RateConfig;
import dev.countersign.oversight.platform.edge.admission.TooManyRequestsException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/**
 * Files pass the same rates and take the same turns as GraphQL does. A turn is held until the last
 * byte is handed over, or until nothing is at work for it any more: whoever goes away in the middle
 * is written for no longer, and what is still read for it ends with its statement.
 */
@ApplicationScoped
class FileTurns {
  private final Admission admission;
  private final RateConfig config;
  private final CurrentViewer viewer;

  FileTurns(Admission admission, RateConfig config, CurrentViewer viewer) {
    this.admission = admission;
    this.config = config;
    this.viewer = viewer;
  }

  /** Waiting holds no thread. */
  @TakesTurn
  @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION)
  Uni<Response> take(RoutingContext ctx) {
    if (!admission.isOn()) {
      return Uni.createFrom().nullItem();
    }
    try {
      var party = admission.admit(viewer.get(), Clients.of(ctx), ctx.request());
      var request = CurrentRequestManager.get();
      admission.charge(party, config.fileCost());
      return Uni.createFrom().emitter(emitter -> wait(party, request, ctx, emitter));
    } catch (RuleBrokenException e) {
      return Uni.createFrom().item(FileAnswers.refused(e));
    }
  }

  private void wait(
      Party party,
      ResteasyReactiveRequestContext request,
      RoutingContext ctx,
      UniEmitter<? super Response> emitter) {
    var context = ctx.vertx().getOrCreateContext();
    var turn =
        admission.turnOfFile(
            party,
            work -> context.runOnContext(now -> work.run()),
            () -> {
              limit(request, ctx);
              emitter.complete(null);
            });
    // Before it is taken: whatever becomes of the request, its turn ends with it.
    request.registerCompletionCallback(over -> turn.end());
    Runnable refuse =
        () -> emitter.complete(FileAnswers.refused(TooManyRequestsException.atOnce()));
    try {
      admission.take(turn, ctx, refuse);
    } catch (TooManyRequestsException e) {
      refuse.run();
    }
  }

  /** Whoever does not take a file within its time has no turn for ever. */
  private void limit(ResteasyReactiveRequestContext request, RoutingContext ctx) {
    long timer =
        ctx.vertx()
            .setTimer(
                config.longestFile().toMillis(),
                late -> Connections.cut(ctx.request().connection()));
    request.registerCompletionCallback(over -> ctx.vertx().cancelTimer(timer));
  }
}
