package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Each way to get it wrong that the design lists has a test with a name, in whatever service. */
class FailureModesIndexTest {
  /** How many the design lists, some of them taken apart. */
  private static final int LISTED = 47;

  private static final Path SERVICES =
      Path.of(System.getProperty("countersign.root", ".")).resolve("services");

  private static List<String> lines() throws IOException {
    try (var in = FailureModesIndexTest.class.getResourceAsStream("/failure-modes.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  /** The sources of all tests, by the name of their class. */
  private static Map<String, String> tests() throws IOException {
    var found = new HashMap<String, String>();
    try (var files = Files.walk(SERVICES)) {
      files
          .filter(file -> file.toString().endsWith("Test.java"))
          .filter(file -> !file.toString().contains("/target/"))
          .forEach(
              file -> found.put(file.getFileName().toString().replace(".java", ""), text(file)));
    }
    return found;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyFailureModeHasATestThatIsThere() throws IOException {
    var tests = tests();
    assertThat(lines())
        .hasSize(LISTED)
        .allSatisfy(
            line -> {
              var named = line.substring(line.indexOf('|') + 1).split(",");
              assertThat(named).isNotEmpty();
              assertThat(Arrays.stream(named).map(String::strip))
                  .allSatisfy(
                      test -> {
                        var dot = test.indexOf('.');
                        assertThat(tests.getOrDefault(test.substring(0, dot), ""))
                            .as(test)
                            .contains("void " + test.substring(dot + 1) + "(");
                      });
            });
  }
}
