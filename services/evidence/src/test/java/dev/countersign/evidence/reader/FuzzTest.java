package dev.countersign.evidence.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.evidence.fixture.EvalWriter;
import dev.countersign.evidence.fixture.InspectLog;
import dev.countersign.evidence.fixture.Packing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

/**
 * Files damaged at random, from a fixed seed: never a crash, a hang, or something left open. The
 * number of one that fails is its seed.
 */
class FuzzTest {
  private static final boolean LONG = Boolean.getBoolean("countersign.long");
  private static final int MUTATIONS = LONG ? 10_000 : 500;
  private static final long MOST_NANOS = 5_000_000_000L;

  private static List<byte[]> originals() throws IOException {
    var log = InspectLog.binary(12, 12, 7).filler(200);
    var lmEval = new ByteArrayOutputStream();
    try (var zip = new EvalWriter(lmEval, Packing.DEFLATE)) {
      zip.add(
          "results.json",
          """
          {"results": {"t": {"acc,none": 0.5}}, "n-samples": {"t": {"original": 1, "effective": 1}},
           "lm_eval_version": "0.4.9", "model_name": "m"}"""
              .getBytes(UTF_8));
      zip.add(
          "samples_t_2026-01-21T00.jsonl",
          "{\"doc_id\": 1, \"resps\": [[\"a\"]], \"metrics\": [\"acc\"], \"acc\": 1.0}\n"
              .getBytes(UTF_8));
    }
    var helm = new ByteArrayOutputStream();
    try (var zip = new EvalWriter(helm, Packing.ZSTD)) {
      zip.add(
          "run_spec.json",
          "{\"name\": \"r\", \"adapter_spec\": {\"model\": \"m\"}}".getBytes(UTF_8));
      zip.add(
          "stats.json", "[{\"name\": {\"name\": \"exact_match\"}, \"mean\": 1}]".getBytes(UTF_8));
      zip.add(
          "scenario_state.json",
          "{\"request_states\": [{\"instance\": {\"id\": \"1\"}}]}".getBytes(UTF_8));
    }
    return List.of(
        log.json(),
        log.eval(Packing.STORED),
        log.eval(Packing.DEFLATE),
        log.eval(Packing.ZSTD),
        lmEval.toByteArray(),
        helm.toByteArray(),
        """
        {"spec": {"eval_name": "e", "completion_fns": ["m"]}}
        {"sample_id": "1", "type": "match", "data": {"correct": true}}
        {"final_report": {"accuracy": 1.0}}
        """
            .getBytes(UTF_8));
  }

  private static byte[] mutated(byte[] original, Random random) {
    var bytes = original.clone();
    int changes = 1 + random.nextInt(8);
    for (int n = 0; n < changes; n++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        case 3 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 16), (byte) 0xff);
        case 4 -> System.arraycopy(bytes, 0, bytes, at, Math.min(64, bytes.length - at));
        default -> {
          int length = Math.min(64, bytes.length - at);
          var longer = Arrays.copyOf(bytes, bytes.length + length);
          System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
          bytes = longer;
        }
      }
    }
    return bytes;
  }

  @Test
  void damagedFilesGiveAReadingInBoundedTimeAndLeaveNothingOpen() throws IOException {
    var originals = originals();
    var readers = new Readers(Bytes.LIMITS);
    var threads = ManagementFactory.getThreadMXBean();
    for (int seed = 0; seed < MUTATIONS; seed++) {
      var bytes = mutated(originals.get(seed % originals.size()), new Random(seed));
      var open = new AtomicInteger();
      long before = threads.getCurrentThreadCpuTime();
      var reading = readers.read(new Counted(bytes, open), sample -> {});
      long spent = threads.getCurrentThreadCpuTime() - before;
      assertThat(reading.format()).as("mutation %d", seed).isNotEmpty();
      assertThat(spent).as("CPU time of mutation %d", seed).isLessThan(MOST_NANOS);
      assertThat(open.get()).as("channels left open by mutation %d", seed).isZero();
      if (reading.log() == null) {
        assertThat(reading.decisionGrade()).as("mutation %d", seed).isFalse();
      }
    }
  }

  private record Counted(byte[] bytes, AtomicInteger left) implements Source {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public SeekableByteChannel open() {
      left.incrementAndGet();
      return new SeekableInMemoryByteChannel(bytes) {
        private boolean closed;

        @Override
        public void close() {
          super.close();
          if (!closed) {
            closed = true;
            left.decrementAndGet();
          }
        }
      };
    }
  }
}
