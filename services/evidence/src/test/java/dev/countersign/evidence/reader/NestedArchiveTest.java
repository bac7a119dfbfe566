package dev.countersign.evidence.reader;

import static dev.countersign.evidence.reader.Hostile.assertUnreadable;
import static dev.countersign.evidence.reader.Hostile.read;
import static dev.countersign.evidence.reader.Hostile.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.evidence.fixture.EvalWriter;
import dev.countersign.evidence.fixture.InspectLog;
import dev.countersign.evidence.fixture.Packing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** An archive within an archive is a member like any other: nobody opens it. */
class NestedArchiveTest {
  private static byte[] nested(String inner) throws IOException {
    var log = InspectLog.crossing();
    var bytes = log.eval(Packing.DEFLATE);
    for (int depth = 0; depth < 20; depth++) {
      var out = new ByteArrayOutputStream();
      try (var zip = new EvalWriter(out, Packing.STORED)) {
        zip.add("header.json", utf8(log.header()));
        zip.add(inner, bytes);
      }
      bytes = out.toByteArray();
    }
    return bytes;
  }

  @Test
  void whatIsInsideIsNeverLookedAt() throws IOException {
    var reading = read(nested("inner.eval"));
    assertThat(reading.format()).isEqualTo("INSPECT_EVAL");
    assertThat(reading.log().samples()).isZero();
    assertThat(reading.decisionGrade()).isFalse();
  }

  @Test
  void anArchiveInASamplesPlaceIsNoSample() throws IOException {
    assertUnreadable(nested("samples/1_epoch_1.json"), "breaks at byte");
  }
}
