package dev.countersign.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
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
  private static final String BEHIND = "behind ";

  /** What may be late, as it is told. */
  static final List<String> PARTS = List.of(LATE_HEAD, LATE_BODY);

  private final Limits limits;
  private @Nullable ScheduledFuture<?> deadline;
  private Part expected = Part.HEAD;
  private int unanswered;
  private boolean found;
  private boolean ended;

  /**
   * How long each part may take.
   *
   * @param longBodies beginnings of paths whose bodies are not looked at before they are answered
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

  /** Whether somebody is in a hurry by now. */
  boolean hasDeadline() {
    return deadline != null;
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
    look(ctx.pipeline());
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

  /**
   * Looks for HTTP. With TLS, or the header of a proxy before it, that is made only when the bytes
   * before it were read, and its first request may come in with these: so whatever such a decoder
   * hands on is looked at again.
   */
  private void look(ChannelPipeline pipeline) {
    if (found) {
      return;
    }
    var decoder = pipeline.context(HttpRequestDecoder.class);
    if (decoder != null) {
      found = true;
      // Where both directions speak of requests and answers.
      var encoder = pipeline.context(HttpResponseEncoder.class);
      pipeline.addAfter((encoder == null ? decoder : encoder).name(), null, new Parts());
      return;
    }
    pipeline
        .toMap()
        .forEach(
            (name, handler) -> {
              if (handler instanceof ByteToMessageDecoder && pipeline.get(BEHIND + name) == null) {
                pipeline.addAfter(name, BEHIND + name, new Behind());
              }
            });
  }

  /** Behind a decoder of what comes before HTTP. */
  private final class Behind extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      look(ctx.pipeline());
      ctx.fireChannelRead(message);
      if (found && !ctx.isRemoved()) {
        ctx.pipeline().remove(this);
      }
    }
  }

  /** What the decoder makes of the bytes, and what is answered. */
  private final class Parts extends ChannelDuplexHandler {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object part) {
      if (part instanceof HttpRequest request) {
        stop();
        unanswered++;
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

    @Override
    public void write(ChannelHandlerContext ctx, Object part, ChannelPromise promise) {
      ctx.write(part, promise);
      if (part instanceof LastHttpContent && !isInterim(part)) {
        unanswered = Math.max(0, unanswered - 1);
        if (unanswered == 0 && expected == Part.LONG_BODY) {
          // Nobody reads the rest any more: it has to end like any other.
          expected = Part.BODY;
          begin(ctx);
        }
      }
    }

    private static boolean isInterim(Object part) {
      return part instanceof HttpResponse answer
          && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
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
    boolean answered = expected == Part.BODY && unanswered == 0;
    if (!ctx.channel().config().isAutoRead() && !answered) {
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
