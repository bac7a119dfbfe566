package dev.countersign.oversight.platform.graphql.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.RuleBrokenException;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Documents are refused for what they are, against the reviewed schema. */
class DocumentsTest {
  private static Documents documents;

  @BeforeAll
  static void read() throws IOException {
    var config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withMapping(GuardConfig.class)
            .build();
    documents = new Documents(config.getConfigMapping(GuardConfig.class), schema());
  }

  private static GraphQLSchema schema() throws IOException {
    var reviewed = new TypeDefinitionRegistry();
    var folder = Path.of(System.getProperty("countersign.root")).resolve("graphql-schema");
    try (var files = Files.list(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".graphqls")).sorted().toList()) {
        reviewed.merge(new SchemaParser().parse(file.toFile()));
      }
    }
    return UnExecutableSchemaGenerator.makeUnExecutableSchema(reviewed);
  }

  private static void assertRefused(String document, String code) {
    assertThatThrownBy(() -> documents.read(document))
        .isInstanceOfSatisfying(
            RuleBrokenException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private static String repeated(int times, String text) {
    return IntStream.range(0, times)
        .mapToObj(i -> text.replace("#", String.valueOf(i)))
        .collect(Collectors.joining(" "));
  }

  private static long cost(String document, Map<String, ?> variables) {
    return documents.read(document).operation(null).cost(variables);
  }

  @Test
  void aThousandAliasesAreTooMany() {
    assertRefused("{" + repeated(1000, "a#: __typename") + "}", "DOCUMENT_TOO_LARGE");
    assertRefused("{" + repeated(31, "a#: __typename") + "}", "TOO_MANY_ALIASES");
  }

  @Test
  void fiveHundredTimesTheSameFieldIsTooMuch() {
    assertRefused("{" + repeated(500, "__typename") + "}", "TOO_MANY_FIELDS");
  }

  @Test
  void tenThousandTokensAreTooMany() {
    assertRefused("{" + repeated(10_000, "a") + "}", "DOCUMENT_TOO_LARGE");
  }

  @Test
  void charactersAreCountedToo() {
    assertRefused("{ a } #" + "x".repeat(70_000), "DOCUMENT_TOO_LARGE");
  }

  @Test
  void sixteenLevelsAreTooDeep() {
    assertRefused("{ a ".repeat(16) + "}".repeat(16), "TOO_DEEP");
    assertThat(documents.read("{ a ".repeat(15) + "}".repeat(15))).isNotNull();
  }

  @Test
  void depthHidesBehindNoFragment() {
    assertRefused(
        "{ "
            + "a { ".repeat(10)
            + "...F"
            + " }".repeat(10)
            + " } fragment F on T { "
            + "b { ".repeat(8)
            + "c"
            + " }".repeat(8)
            + " }",
        "TOO_DEEP");
  }

  @Test
  void manySmallFragmentsDoNotMultiplyToManyFields() {
    var document = new StringBuilder("{ ...F0 }");
    for (int i = 0; i < 60; i++) {
      document.append(" fragment F%d on Query { ...F%d ...F%d }".formatted(i, i + 1, i + 1));
    }
    document.append(" fragment F60 on Query { __typename }");
    assertRefused(document.toString(), "TOO_MANY_FIELDS");
  }

  @Test
  void aFragmentThatSpreadsItselfIsRefused() {
    assertRefused("{ ...A } fragment A on Q { ...B } fragment B on Q { ...A }", "FRAGMENT_CYCLE");
    assertRefused("{ a } fragment A on Q { b { ...A } }", "FRAGMENT_CYCLE");
  }

  @Test
  void manyDirectivesAreTooMany() {
    assertRefused("{ __typename " + repeated(21, "@aa") + " }", "TOO_MANY_DIRECTIVES");
  }

  @Test
  void manyRootFieldsAreTooMany() {
    assertRefused("{" + repeated(21, "clock") + "}", "TOO_MANY_ROOTS");
  }

  @Test
  void whatIsNotGraphqlIsSaidWithItsPlaceAndNotEchoed() {
    assertThatThrownBy(() -> documents.read("{ evidence(secret"))
        .hasMessageContaining("line 1")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aTypeSystemIsNoRequest() {
    assertRefused("type Query { a: Int }", "INVALID_INPUT");
  }

  @Test
  void amongSeveralOperationsOneIsNamed() {
    var shape = documents.read("query A { __typename } query B { __typename }");
    assertThatThrownBy(() -> shape.operation(null)).hasMessageContaining("operationName");
    assertThatThrownBy(() -> shape.operation("C")).hasMessageContaining("operationName");
    assertThat(shape.operation("B").isQuery()).isTrue();
  }

  @Test
  void aLongerPageCostsMore() {
    assertThat(cost("{ halts(first: 100) { nodes { id } } }", Map.of())).isEqualTo(1 + 100);
    assertThat(cost("{ halts { nodes { id } } }", Map.of())).isEqualTo(1 + 25);
    assertThat(cost("{ halts(first: 2) { edges { node { id } } totalCount } }", Map.of()))
        .isEqualTo(1 + 2 * 2 + 5);
  }

  @Test
  void theLengthMayComeInAVariable() {
    var document = "query($n: Int) { halts(first: $n) { nodes { id } } }";
    assertThat(cost(document, Map.of("n", 60))).isEqualTo(61);
    assertThat(cost(document, Map.of())).isEqualTo(26);
    assertThat(cost("query($n: Int = 40) { halts(last: $n) { nodes { id } } }", Map.of()))
        .isEqualTo(41);
    assertThat(
            cost(
                "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", Map.of("ids", List.of(1, 2, 3))))
        .isEqualTo(3);
  }

  @Test
  void noLengthMakesItCheaperThanNothing() {
    var document = "query($n: Int) { halts(first: $n) { nodes { id } } }";
    assertThat(cost(document, Map.of("n", -1_000_000))).isEqualTo(1);
    assertThat(cost(document, Map.of("n", Long.MAX_VALUE))).isEqualTo(101);
    assertThat(cost("{ halts(first: -7) { nodes { id } } }", Map.of())).isEqualTo(1);
  }

  @Test
  void costHidesBehindNoFragment() {
    assertThat(
            cost(
                "{ ...F } fragment F on Query { halts(first: 100) { ...C } } fragment C on"
                    + " HaltConnection { nodes { id } }",
                Map.of()))
        .isEqualTo(101);
  }

  @Test
  void askingForTheSchemaIsSeenBehindAFragment() {
    assertThat(
            documents
                .read("{ ... on Query { __schema { types { name } } } }")
                .operation(null)
                .asksForSchema())
        .isTrue();
    assertThat(documents.read("{ __typename }").operation(null).asksForSchema()).isFalse();
  }
}
