package dev.countersign.evidence.reader;

import static dev.countersign.evidence.reader.Hostile.assertUnreadable;
import static dev.countersign.evidence.reader.Hostile.read;
import static dev.countersign.evidence.reader.Hostile.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.evidence.fixture.InspectLog;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileJsonTest {
  @Test
  void aDeepDocumentIsStopped() {
    assertUnreadable(
        utf8("{\"version\": 2, \"x\": " + "[".repeat(1_000_000)), "beyond a limit at byte");
  }

  @Test
  void aLongTextThatIsPassedOverIsNoHarmAndOneThatIsWantedIsUnreadable() {
    var text = "x".repeat(3_000_000);
    var log = "{\"version\": 2, \"eval\": {\"task\": \"t\", \"model\": \"m\"}, \"%s\": \"%s\"}";
    assertThat(read(utf8(log.formatted("notes", text))).log()).isNotNull();
    assertUnreadable(utf8(log.formatted("status", text)), "beyond a limit");
  }

  @Test
  void aLongNumberIsUnreadable() {
    assertUnreadable(
        utf8(
            "{\"version\": 2, \"eval\": {\"task\": \"t\", \"model\": \"m\"}, \"status\": %s}"
                .formatted("9".repeat(101))),
        "beyond a limit");
  }

  @Test
  void aNameThatOccursTwiceIsUnreadable() {
    assertUnreadable(
        utf8("{\"version\": 2, \"status\": \"error\", \"status\": \"success\"}"), "twice");
  }

  @Test
  void brokenJsonIsUnreadableAndNotQuoted() {
    assertUnreadable(utf8("{\"version\": 2, <script>alert(1)</script>}"), "breaks at byte 15.");
    assertUnreadable(utf8("{\"version\": 2"), "breaks at byte");
    assertUnreadable(utf8("{\"version\": 2} {}"), "More follows");
  }

  @Test
  void invalidUtf8IsUnreadable() {
    var bytes = utf8("{\"version\": 2, \"status\": \"?\"}");
    bytes[27] = (byte) 0xff;
    assertUnreadable(bytes, "breaks at byte");
  }

  @Test
  void aStoreThatFailsIsNotTheFilesFault() {
    Source failing =
        new Source() {
          @Override
          public long size() {
            return 1;
          }

          @Override
          public SeekableByteChannel open() {
            throw new StoreFailedException("away");
          }
        };
    assertThatThrownBy(() -> new Readers(Bytes.LIMITS).read(failing, sample -> {}))
        .isInstanceOf(StoreFailedException.class);
    assertThatThrownBy(
            () ->
                new Readers(Bytes.LIMITS)
                    .read(
                        new Bytes(InspectLog.crossing().json()),
                        sample -> {
                          throw new IllegalStateException("the store is away");
                        }))
        .isInstanceOf(StoreFailedException.class);
  }

  /** Two gibibytes in the long run, a sixteenth of that in every other. */
  @Test
  void oneEndlessTextIsPassedOverInConstantMemory() {
    long characters = Boolean.getBoolean("countersign.long") ? 1L << 31 : 1L << 27;
    var head = "{\"version\": 2, \"eval\": {\"task\": \"t\", \"model\": \"m\"}, \"%s\": \"";
    var skipped = new Endless(utf8(head.formatted("notes")), characters, utf8("\"}"));
    assertThat(new Readers(Bytes.LIMITS).read(skipped, sample -> {}).log()).isNotNull();
    var wanted = new Endless(utf8(head.formatted("status")), characters, utf8("\"}"));
    var reading = new Readers(Bytes.LIMITS).read(wanted, sample -> {});
    assertThat(reading.log()).isNull();
    assertThat(reading.warnings().getFirst().sentence()).contains("beyond a limit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "+Infinity", "INF", "-INF"})
  void whatIsNotFiniteIsNoValueAndNeverZero(String word) {
    var log =
        """
        {"version": 2, "eval": {"task": "t", "model": "m"},
         "results": {"scores": [{"name": "s", "metrics": {"accuracy": {"value": %s}}}]},
         "samples": [{"id": 1, "scores": {"s": {"value": %s}}}]}\
        """
            .formatted(word, word);
    var samples = new ArrayList<Sample>();
    var reading = new Readers(Bytes.LIMITS).read(new Bytes(utf8(log)), samples::add);
    if (reading.log() == null) {
      // A word that no tool writes is broken JSON.
      assertThat(reading.warnings().getFirst().sentence()).contains("breaks at byte");
      return;
    }
    assertThat(samples.getFirst().scores().getFirst().value()).isNull();
    assertThat(samples.getFirst().scores().getFirst().nonFinite()).isTrue();
    assertThat(reading.log().scores().getFirst().metrics().getFirst().value()).isNull();
    assertThat(reading.warnings()).extracting(Warning::code).contains(Warning.Code.NON_FINITE);
  }

  @Test
  void aCountBeyondSixtyFourBitsIsNoCountAndAScoreKeepsItsDigits() {
    var large = "18446744073709551617";
    var log =
        """
        {"version": 2, "eval": {"task": "t", "model": "m"}, "results": {"total_samples": %s},
         "samples": [{"id": %s, "epoch": %s, "scores": {"s": {"value": %s}}}]}\
        """
            .formatted(large, large, large, large);
    var samples = new ArrayList<Sample>();
    var reading = new Readers(Bytes.LIMITS).read(new Bytes(utf8(log)), samples::add);
    assertThat(reading.log().planned()).isNull();
    assertThat(samples.getFirst().id()).isEqualTo(large);
    assertThat(samples.getFirst().epoch()).isEqualTo(1);
    assertThat(samples.getFirst().scores().getFirst().value()).isEqualTo(large);
  }

  @Test
  void scriptInASampleStaysTheTextThatItIs() {
    var script = "<img src=x onerror=alert(1)>";
    var log =
        "{\"version\": 2, \"eval\": {\"task\": \"t\", \"model\": \"m\"}, \"samples\": [{\"id\": \"%s\", \"input\": \"%s\"}]}"
            .formatted(script, script);
    var samples = new ArrayList<Sample>();
    new Readers(Bytes.LIMITS).read(new Bytes(utf8(log)), samples::add);
    assertThat(samples.getFirst().id()).isEqualTo(script);
    assertThat(samples.getFirst().input().text()).isEqualTo(script);
  }

  /** A beginning, so many times the same letter, and an end; never in memory at once. */
  private record Endless(byte[] head, long characters, byte[] tail) implements Source {
    @Override
    public long size() {
      return head.length + characters + tail.length;
    }

    @Override
    public SeekableByteChannel open() {
      return new EndlessChannel(this);
    }

    byte at(long position) {
      if (position < head.length) {
        return head[(int) position];
      }
      long behind = position - head.length - characters;
      return behind < 0 ? (byte) 'x' : tail[(int) behind];
    }
  }

  private static final class EndlessChannel implements SeekableByteChannel {
    private final Endless bytes;
    private long position;

    EndlessChannel(Endless bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read(ByteBuffer into) {
      if (position >= bytes.size()) {
        return -1;
      }
      int length = (int) Math.min(into.remaining(), bytes.size() - position);
      for (int n = 0; n < length; n++) {
        into.put(bytes.at(position++));
      }
      return length;
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public SeekableByteChannel position(long to) {
      position = to;
      return this;
    }

    @Override
    public long size() {
      return bytes.size();
    }

    @Override
    public int write(ByteBuffer from) {
      throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long to) {
      throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
