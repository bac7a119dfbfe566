package dev.countersign.verifier.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.verifier.Countersign;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that was given out once can be checked for ever, by whoever has it and the log's key. */
class SampleTest {
  private static final Path SAMPLE =
      Path.of(System.getProperty("countersign.root"), "services/verifier/sample");

  private static int verify(StringWriter said, Path file, String... more) throws IOException {
    var arguments = new String[more.length + 4];
    arguments[0] = "verify";
    arguments[1] = file.toString();
    arguments[2] = "--log-key";
    arguments[3] = Files.readString(SAMPLE.resolve("log.vkey")).strip();
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Countersign.run(new PrintWriter(said), arguments);
  }

  @Test
  void theSampleVerifiesAndSaysWhy() throws IOException {
    var said = new StringWriter();
    assertThat(verify(said, SAMPLE.resolve("cleared.proof.json"), "--explain")).isZero();
    assertThat(said.toString()).startsWith("VERIFIED").contains("CLEARED").contains("RULED_OUT");
  }

  @Test
  void theSampleWithOneDigitChangedIsRefused(@TempDir Path folder) throws IOException {
    var text = Files.readString(SAMPLE.resolve("cleared.proof.json"));
    var changed = folder.resolve("changed.json");
    Files.writeString(
        changed, text.replaceFirst("\"outcome\":\"CLEARED\"", "\"outcome\":\"HALTED\""));
    var said = new StringWriter();
    assertThat(Files.readString(changed)).isNotEqualTo(text);
    assertThat(verify(said, changed)).isEqualTo(1);
    assertThat(said.toString()).startsWith("REFUSED");
  }
}
