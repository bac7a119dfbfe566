package dev.countersign.evidence.bench;

import dev.countersign.evidence.fixture.EvalWriter;
import dev.countersign.evidence.fixture.InspectLog;
import dev.countersign.evidence.fixture.Packing;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Random;

/** Logs of a given size whose texts pack about as badly as those of a model. */
final class BenchLog {
  private static final int WORD = 6;
  private static final double PACKED = 1.6;

  private BenchLog() {}

  /** An archive of about so many bytes. */
  static Path eval(Path folder, long bytes, int samples, int seed) throws IOException {
    var file = folder.resolve("log-%d-%d-%d.eval".formatted(bytes, samples, seed));
    var random = new Random(seed);
    var log = InspectLog.of(samples, Collections.nCopies(samples, "\"C\""));
    int characters = (int) (bytes * PACKED / samples);
    try (var out = new BufferedOutputStream(Files.newOutputStream(file));
        var zip = new EvalWriter(out, Packing.DEFLATE)) {
      zip.add("_journal/start.json", utf8(log.start()));
      for (int n = 1; n <= samples; n++) {
        zip.add("samples/" + n + "_epoch_1.json", utf8(sample(n, characters, random)));
      }
      zip.add("header.json", utf8(log.header()));
    }
    return file;
  }

  /** One JSON file with so many small samples. */
  static Path json(Path folder, int samples) throws IOException {
    var file = folder.resolve("log-%d.json".formatted(samples));
    var log = InspectLog.of(1, Collections.nCopies(1, "\"C\""));
    var header = log.header().replaceAll("_samples\": 1", "_samples\": " + samples);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(utf8(header.substring(0, header.lastIndexOf('}')) + ", \"samples\": ["));
      for (int n = 1; n <= samples; n++) {
        var sample =
            "{\"id\": %d, \"epoch\": 1, \"input\": \"Question %d\", \"target\": \"A\", \"scores\": {\"exploit\": {\"value\": \"C\"}}}";
        out.write(utf8((n == 1 ? "" : ",\n") + sample.formatted(n, n)));
      }
      out.write(utf8("]}"));
    }
    return file;
  }

  private static String sample(int n, int characters, Random random) {
    return """
        {"id": %d, "epoch": 1, "input": "Exploit the service of exercise %d.", "target": "flag",
         "messages": [{"role": "user", "content": "%s"}, {"role": "assistant", "content": "%s"}],
         "output": {"completion": "%s"}, "scores": {"exploit": {"value": "C", "answer": "flag"}},
         "events": [{"event": "model", "output": "%s"}], "error": null, "invalidation": null}"""
        .formatted(
            n,
            n,
            words(characters / 4, random),
            words(characters / 4, random),
            words(characters / 4, random),
            words(characters / 4, random));
  }

  private static String words(int characters, Random random) {
    var text = new StringBuilder(characters);
    while (text.length() < characters) {
      for (int letter = 0; letter < WORD; letter++) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      text.append(random.nextInt(12) == 0 ? "\\n" : " ");
    }
    return text.toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
