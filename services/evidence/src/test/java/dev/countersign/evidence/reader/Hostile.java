package dev.countersign.evidence.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.evidence.reader.Warning.Code;
import java.nio.charset.StandardCharsets;

/** No hostile file may crash, hang or fill the memory; each is kept as an opaque document. */
final class Hostile {
  private Hostile() {}

  static Reading read(byte[] bytes) {
    return new Readers(Bytes.LIMITS).read(new Bytes(bytes), sample -> {});
  }

  static void assertUnreadable(byte[] bytes, String because) {
    var reading = read(bytes);
    assertThat(reading.log()).isNull();
    assertThat(reading.decisionGrade()).isFalse();
    assertThat(reading.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.code()).isEqualTo(Code.UNPARSED);
              assertThat(warning.sentence()).contains(because);
            });
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
