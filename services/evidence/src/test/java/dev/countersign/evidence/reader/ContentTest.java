package dev.countersign.evidence.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.evidence.fixture.EvalWriter;
import dev.countersign.evidence.fixture.InspectLog;
import dev.countersign.evidence.fixture.Packing;
import dev.countersign.proofs.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sample's digest is that of the bytes at its place: whoever holds them can take it again. */
class ContentTest {
  private final List<Sample> samples = new ArrayList<>();

  private Reading read(byte[] bytes) {
    samples.clear();
    return new Readers(Bytes.LIMITS).read(new Bytes(bytes), samples::add);
  }

  @Test
  void ofASampleWithinAJsonLog() {
    // Longer than any buffer of the parser, so that a sample lies across several.
    var json = InspectLog.crossing().filler(30_000).json();
    read(json);
    assertThat(samples)
        .hasSize(80)
        .allSatisfy(
            sample ->
                assertThat(sample.content())
                    .isEqualTo(
                        Sha256.hex(
                            Arrays.copyOfRange(
                                json,
                                sample.place().from().intValue(),
                                sample.place().until().intValue()))));
  }

  @Test
  void ofAMemberOfAnArchiveHoweverItIsPacked() {
    var log = InspectLog.crossing();
    for (var packing : Packing.values()) {
      read(log.eval(packing));
      for (int n = 0; n < 80; n++) {
        assertThat(samples.get(n).content())
            .isEqualTo(Sha256.hex(log.sample(n + 1).getBytes(UTF_8)));
      }
    }
  }

  @Test
  void ofASampleInChunksItIsThatOfItsChecksums() throws IOException {
    var log = InspectLog.crossing();
    var out = new ByteArrayOutputStream();
    var message = "[{\"role\": \"user\"}]".getBytes(UTF_8);
    var sample = log.sample(1).getBytes(UTF_8);
    try (var zip = new EvalWriter(out, Packing.ZSTD)) {
      zip.add("samples/1_epoch_1/messages/0.json", message);
      zip.add("samples/1_epoch_1/sample.json", sample);
      zip.add("header.json", log.header().getBytes(UTF_8));
    }
    read(out.toByteArray());
    var sums =
        "%s  messages/0.json\n%s  sample.json\n".formatted(Sha256.hex(message), Sha256.hex(sample));
    assertThat(samples)
        .singleElement()
        .satisfies(one -> assertThat(one.content()).isEqualTo(Sha256.hex(sums.getBytes(UTF_8))));
  }

  @Test
  void anotherHeaderIsAnotherFileWithTheSameSamples() {
    read(InspectLog.crossing().eval(Packing.DEFLATE));
    var before = samples.stream().map(Sample::content).toList();
    read(InspectLog.crossing().status("cancelled").eval(Packing.DEFLATE));
    assertThat(samples.stream().map(Sample::content).toList()).isEqualTo(before);
  }

  @Test
  void aJsonLogInAnotherEncodingIsUnreadable() {
    var reading =
        read(
            new String(InspectLog.crossing().json(), UTF_8)
                .getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
    assertThat(reading.log()).isNull();
  }
}
