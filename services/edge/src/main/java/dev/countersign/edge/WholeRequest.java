package dev.countersign.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which a request does not come in whole within its time. Netty's own
 * timeouts begin anew with every byte, and so are kept off by one byte now and then. Between two
 * requests nobody is in a hurry, and what is no HTTP any more, a WebSocket, is left alone.
 */
final class WholeRequest extends ChannelInboundHandlerAdapter {
  private static final String LATE_HEAD = "head";
  private static final String LATE_BODY = "body";

  /** What may be late, as it is told. */
  static final List<String> PARTS = List.of(LATE_HEAD, LATE_BODY);

  private final Limits limits;
  private @Nullable ScheduledFuture<?> deadline;
  private Part expected = Part.HEAD;
  private boolean found;
  private boolean ended;

  /**
   * How long each part may take.
   *
   * @param longBodies beginnings of paths whose bodies are not looked at
   * @param cut told which part was late, each time
   */
  record Limits(Duration head, Duration body, List<String> longBodies, Consumer<String> cut) {}

  private enum Part {
    HEAD,
    BODY,
    LONG_BODY
  }

  WholeRequest(Limits limits) {
    this.limits = limits;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    begin(ctx);
    ctx.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object bytes) {
    if (found && !speaksHttp(ctx)) {
      ctx.pipeline().remove(this);
      ctx.fireChannelRead(bytes);
      return;
    }
    if (!found && speaksHttp(ctx)) {
      found = true;
      var decoder = ctx.pipeline().context(HttpRequestDecoder.class).name();
      ctx.pipeline().addAfter(decoder, null, new Parts());
    }
    ended = false;
    ctx.fireChannelRead(bytes);
    // Of a request that came in with the end of another, the first byte is the one after.
    if (found && !ended && expected != Part.LONG_BODY && deadline == null) {
      begin(ctx);
    }
  }

  private static boolean speaksHttp(ChannelHandlerContext ctx) {
    return ctx.pipeline().context(HttpRequestDecoder.class) != null;
  }

  /** What the decoder makes of the bytes. */
  private final class Parts extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object part) {
      if (part instanceof HttpRequest request) {
        stop();
        expected =
            limits.longBodies().stream().anyMatch(request.uri()::startsWith)
                ? Part.LONG_BODY
                : Part.BODY;
      }
      if (part instanceof LastHttpContent) {
        stop();
        expected = Part.HEAD;
        ended = true;
      }
      ctx.fireChannelRead(part);
    }
  }

  private void begin(ChannelHandlerContext ctx) {
    var limit = expected == Part.HEAD ? limits.head() : limits.body();
    deadline = ctx.executor().schedule(() -> late(ctx), limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void late(ChannelHandlerContext ctx) {
    deadline = null;
    if (!speaksHttp(ctx)) {
      return;
    }
    if (!ctx.channel().config().isAutoRead()) {
      // What this side does not read is not late.
      begin(ctx);
      return;
    }
    limits.cut().accept(expected == Part.HEAD ? LATE_HEAD : LATE_BODY);
    ctx.close();
  }

  private void stop() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    stop();
  }
}
