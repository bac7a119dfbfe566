package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The gate, row by row: {@code gate/decision-table.txt} is the specification. */
class DecisionTableTest {
  @TestFactory
  Stream<DynamicTest> theGateAnswersAsTheTableSays() {
    return rows().map(row -> DynamicTest.dynamicTest(row.get(0), () -> check(row)));
  }

  private static void check(List<String> row) {
    var tale = Tale.of(row.get(1));
    var answer = tale.answer();
    assertThat(answer.outcome().name())
        .as("%s: %s", row.get(0), answer.reasons())
        .isEqualTo(row.get(2));
    assertThat(tale.codes())
        .as("%s: %s", row.get(0), answer.reasons())
        .containsExactlyInAnyOrder(row.get(3).split(" "));
    assertThat(Recomputation.of(tale.story(), answer)).as(row.get(0)).isEqualTo(answer);
  }

  static Stream<List<String>> rows() {
    try (var in = DecisionTableTest.class.getResourceAsStream("/gate/decision-table.txt")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .skip(1)
          .map(line -> Stream.of(line.split("\\|")).map(String::strip).toList())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
