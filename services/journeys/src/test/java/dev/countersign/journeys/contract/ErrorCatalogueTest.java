package dev.countersign.journeys.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.journeys.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The catalogue of codes and the sources say the same, both ways. */
class ErrorCatalogueTest {
  private static final Pattern CODE = Pattern.compile("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\"");
  private static final Pattern CONSTANT =
      Pattern.compile("(?m)^  ([A-Z_]+)\\(\\d{3}(?:, \\d+)?\\)[,;]");

  /** Codes of one word, and those that are put together from a state. */
  private static final Pattern WITHOUT_A_LITERAL =
      Pattern.compile("FORBIDDEN|UNAUTHENTICATED|INTERNAL|(EVALUATION|POLICY_VERSION)_[A-Z]+");

  private static final JsonNode CATALOGUE = Contract.file("errors.json");

  /** Every upper-case code in the sources of the API and its rules, with where it stands. */
  private static Map<String, String> inSources() throws IOException {
    var found = new TreeMap<String, String>();
    for (var module : List.of("oversight", "domain")) {
      try (var files = Files.walk(sources(module))) {
        for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          CODE.matcher(Files.readString(file))
              .results()
              .forEach(code -> found.put(code.group(1), file.getFileName().toString()));
        }
      }
    }
    return found;
  }

  private static Path sources(String module) {
    return Told.ROOT.resolve("services/%s/src/main/java".formatted(module));
  }

  private static Set<String> catalogued(String... sections) {
    var codes = new TreeSet<String>();
    for (var section : sections) {
      CATALOGUE.path(section).fieldNames().forEachRemaining(codes::add);
    }
    return codes;
  }

  @Test
  void everyCodeInTheSourcesIsInTheCatalogue() throws IOException {
    var known = catalogued("refusals", "documentProblems", "rejections");
    // Who made an evaluation, in Every Eval Ever's words: no code of ours.
    known.addAll(Set.of("FIRST_PARTY", "THIRD_PARTY"));
    var missing =
        inSources().entrySet().stream()
            .filter(entry -> !known.contains(entry.getKey()))
            .map(entry -> entry.getKey() + " of " + entry.getValue())
            .collect(Collectors.joining(", "));
    assertThat(missing).as("codes that frontend-contract/errors.json does not have").isEmpty();
  }

  @Test
  void everyCodeInTheCatalogueIsInTheSources() throws IOException {
    var known = inSources().keySet();
    assertThat(catalogued("refusals", "documentProblems", "rejections"))
        .filteredOn(code -> !WITHOUT_A_LITERAL.matcher(code).matches())
        .isSubsetOf(known);
  }

  @Test
  void theVaultsCodesAreItsRefusals() throws IOException {
    var source =
        Files.readString(
            sources("evidence").resolve("dev/countersign/evidence/problem/RefusalCode.java"));
    var constants =
        CONSTANT.matcher(source).results().map(code -> code.group(1)).collect(Collectors.toSet());
    assertThat(catalogued("vault")).isEqualTo(new TreeSet<>(constants));
  }

  @Test
  void everyCodeHasASentenceAndAPlace() {
    for (var section : CATALOGUE) {
      section
          .properties()
          .forEach(
              entry -> {
                assertThat(entry.getValue().path("sentence").asText())
                    .as(entry.getKey())
                    .endsWith(".");
                assertThat(entry.getValue().path("where")).as(entry.getKey()).isNotEmpty();
              });
    }
  }
}
