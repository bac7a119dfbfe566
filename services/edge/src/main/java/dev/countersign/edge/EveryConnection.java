package dev.countersign.edge;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link WholeRequest} before everything else on each connection that comes in. Neither
 * Quarkus nor Vert.x lets anybody at a connection before its first request is whole; Netty does.
 */
public final class EveryConnection extends ChannelInitializerExtension {
  /** Netty makes the extension itself, so what it needs is left here before a port is opened. */
  private static volatile WholeRequest.@Nullable Limits limits;

  static void limit(WholeRequest.Limits told) {
    limits = told;
  }

  @Override
  public void postInitializeServerChildChannel(Channel connection) {
    var told = limits;
    if (told != null) {
      connection.pipeline().addFirst(new WholeRequest(told));
    }
  }
}
