package dev.countersign.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whoever dribbles is cut off, and nobody else. */
class WholeRequestTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String POST = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n";
  private static final String UPLOAD = POST.replace("POST /", "PUT /uploads/1");

  private final List<String> cut = new ArrayList<>();
  private final EmbeddedChannel channel = channel();

  private EmbeddedChannel channel() {
    var limits =
        new WholeRequest.Limits(
            Duration.ofSeconds(15), Duration.ofSeconds(10), List.of("/uploads/"), cut::add);
    var made = new EmbeddedChannel(new WholeRequest(limits), new HttpRequestDecoder());
    made.freezeTime();
    return made;
  }

  private void send(String text) {
    channel.writeInbound(Unpooled.copiedBuffer(text, US_ASCII));
  }

  private void pass(int seconds) {
    channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
    channel.runPendingTasks();
  }

  /** A byte a second. */
  private void dribble(String drop, int seconds) {
    for (int second = 0; second < seconds && channel.isOpen(); second++) {
      send(drop);
      pass(1);
    }
  }

  @Test
  void whoSaysNothingIsCutOff() {
    pass(14);
    assertThat(channel.isOpen()).isTrue();
    pass(1);
    assertThat(channel.isOpen()).isFalse();
    assertThat(cut).containsExactly("head");
  }

  @Test
  void whoDribblesHeadersIsCutOff() {
    send("GET / HTTP/1.1\r\nHost: ");
    dribble("x", 14);
    assertThat(channel.isOpen()).isTrue();
    dribble("x", 1);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void whoDribblesLaterHeadersIsCutOffTheirTimeAfterTheFirstByte() {
    send(GET);
    pass(60);
    send("G");
    pass(14);
    assertThat(channel.isOpen()).isTrue();
    pass(1);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void headersThatBeginBehindAnotherRequestHaveNoMoreTime() {
    send(GET + "GET / HTTP/1.1\r\nHost:");
    dribble("x", 15);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void whoDribblesABodyIsCutOff() {
    send(POST);
    dribble(" ", 9);
    assertThat(channel.isOpen()).isTrue();
    dribble(" ", 1);
    assertThat(channel.isOpen()).isFalse();
    assertThat(cut).containsExactly("body");
  }

  @Test
  void aBodyThatIsReadToItsEndAndIdleConnectionsAreLeftAlone() {
    send(POST);
    pass(9);
    send(" ".repeat(100));
    pass(600);
    send(GET);
    pass(600);
    assertThat(channel.isOpen()).isTrue();
    assertThat(cut).isEmpty();
  }

  @Test
  void uploadsHaveTheirOwnDeadline() {
    send(UPLOAD);
    dribble(" ", 50);
    assertThat(channel.isOpen()).isTrue();
    send(" ".repeat(50) + "G");
    pass(5);
    send("E");
    pass(15);
    assertThat(channel.isOpen()).isFalse();
  }

  private void answer(HttpResponseStatus status) {
    channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
  }

  @Test
  void anUploadThatIsAnsweredBeforeItsEndEndsLikeAnyBody() {
    send(UPLOAD);
    dribble(" ", 20);
    answer(HttpResponseStatus.GONE);
    dribble(" ", 9);
    assertThat(channel.isOpen()).isTrue();
    dribble(" ", 1);
    assertThat(channel.isOpen()).isFalse();
    assertThat(cut).containsExactly("body");
  }

  @Test
  void thatNobodyReadsTheRestOfWhatIsAnsweredIsNoExcuse() {
    send(UPLOAD);
    answer(HttpResponseStatus.GONE);
    channel.config().setAutoRead(false);
    pass(10);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void whoEndsAnAnsweredUploadInTimeMayGoOnAsking() {
    send(UPLOAD);
    answer(HttpResponseStatus.GONE);
    pass(9);
    send(" ".repeat(100));
    pass(600);
    send(GET);
    pass(600);
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void anInterimAnswerIsNone() {
    send(UPLOAD);
    answer(HttpResponseStatus.CONTINUE);
    dribble(" ", 50);
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void theAnswerToTheRequestBeforeIsNotTheUploads() {
    send(GET + UPLOAD);
    answer(HttpResponseStatus.OK);
    dribble(" ", 50);
    assertThat(channel.isOpen()).isTrue();
    answer(HttpResponseStatus.GONE);
    dribble(" ", 10);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void whatIsNotReadHereIsNotLate() {
    send(POST);
    channel.config().setAutoRead(false);
    pass(60);
    assertThat(channel.isOpen()).isTrue();
    channel.config().setAutoRead(true);
    pass(10);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void whatIsNoHttpAnyMoreIsLeftAlone() {
    send(GET);
    // As a WebSocket's handshake does.
    channel.pipeline().remove(HttpRequestDecoder.class);
    dribble("x", 60);
    assertThat(channel.isOpen()).isTrue();
    assertThat(channel.pipeline().get(WholeRequest.class)).isNull();
  }

  @Test
  void whatNeverWasHttpIsLeftAlone() {
    channel.pipeline().remove(HttpRequestDecoder.class);
    dribble("x", 60);
    assertThat(channel.isOpen()).isTrue();
  }
}
