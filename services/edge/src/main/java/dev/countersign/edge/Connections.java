package dev.countersign.edge;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** What is done to a connection that Vert.x's own close would leave open. */
public final class Connections {
  private Connections() {}

  /**
   * Closes at once: a connection that is closed in order first sends what its client does not take.
   * One that is closed already stays so.
   */
  public static void cut(HttpConnection connection) {
    if (!(connection instanceof ConnectionBase base)) {
      connection.close();
      return;
    }
    var first = base.channel().pipeline().firstContext();
    if (first != null) {
      first.close();
    }
  }
}
