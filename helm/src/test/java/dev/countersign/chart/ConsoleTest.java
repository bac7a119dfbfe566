package dev.countersign.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The console is where its users go, over https alone, and the vault takes its pages' bytes. */
class ConsoleTest {
  static Stream<String> valueSets() {
    return Chart.VALUE_SETS.stream();
  }

  private static Map<String, String> environment(String set, String container) {
    return Chart.pods(set).values().stream()
        .flatMap(pod -> Chart.containers(pod).stream())
        .filter(found -> found.path("name").asText().equals(container))
        .flatMap(found -> StreamSupport.stream(found.path("env").spliterator(), false))
        .filter(variable -> variable.has("value"))
        .collect(
            Collectors.toMap(
                variable -> variable.get("name").asText(),
                (JsonNode variable) -> variable.get("value").asText(),
                (one, other) -> one));
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void theVaultTakesBytesFromTheConsolesPagesAndNoOthers(String set) {
    assertThat(environment(set, "evidence"))
        .containsEntry("COUNTERSIGN_CONSOLE_ORIGIN", "https://countersign.example");
  }

  @ParameterizedTest
  @MethodSource("valueSets")
  void whoSignsInComesBackOverHttpsWhateverTheProxySays(String set) {
    assertThat(environment(set, "oversight"))
        .containsEntry("QUARKUS_OIDC_CONSOLE_AUTHENTICATION_FORCE_REDIRECT_HTTPS_SCHEME", "true")
        .containsEntry("QUARKUS_OIDC_CONSOLE_AUTHENTICATION_COOKIE_FORCE_SECURE", "true");
  }

  @Test
  void theImagesConsoleIsNotTakenAwayByTheChart() {
    assertThat(environment("minimal", "oversight"))
        .doesNotContainKeys("COUNTERSIGN_CONSOLE_FOLDER", "COUNTERSIGN_DOCUMENTS_MANIFEST");
  }
}
