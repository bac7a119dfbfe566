package dev.countersign.evidence.reader;

import static dev.countersign.evidence.reader.Hostile.assertUnreadable;
import static dev.countersign.evidence.reader.Hostile.read;
import static dev.countersign.evidence.reader.Hostile.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.evidence.fixture.InspectLog;
import java.nio.channels.SeekableByteChannel;
import org.junit.jupiter.api.Test;

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
}
