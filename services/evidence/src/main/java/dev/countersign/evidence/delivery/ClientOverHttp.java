package dev.countersign.evidence.delivery;

import dev.countersign.edge.Connections;
import io.vertx.ext.web.RoutingContext;

/** Whoever sent this request. */
record ClientOverHttp(RoutingContext request) implements Client {
  @Override
  public boolean isOver() {
    return request.response().closed() || request.response().ended();
  }

  @Override
  public void whenOver(Runnable told) {
    request.addEndHandler(over -> told.run());
  }

  @Override
  public void cut() {
    Connections.cut(request.request().connection());
  }
}
