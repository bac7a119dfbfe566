package dev.countersign.journeys.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.journeys.Told;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.DiffLevel;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nothing breaks a client that was built on the last released schema, unless a waiver says which
 * change does, why, and until when that is tolerated.
 */
class SchemaChangesTest {
  private static final Path RELEASED = Told.ROOT.resolve("frontend-contract/released");

  /** The comparison reads both as documents: a schema is longer than any that a client sends. */
  @BeforeAll
  static void aSchemaMayBeLong() {
    ParserOptions.setDefaultParserOptions(ParserOptions.getDefaultSdlParserOptions());
  }

  private static GraphQLSchema schema(String sdl) {
    return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl));
  }

  private static CapturingReporter compared(GraphQLSchema before, GraphQLSchema now) {
    var reporter = new CapturingReporter();
    new SchemaDiff().diffSchema(SchemaDiffSet.diffSetFromSdl(before, now), reporter);
    return reporter;
  }

  /** Where and how a change breaks, in one line. */
  private static String line(DiffEvent change) {
    return "%s %s.%s: %s"
        .formatted(
            change.getCategory(),
            change.getTypeName(),
            change.getFieldName(),
            change.getReasonMsg());
  }

  private static List<String> breaking(CapturingReporter reporter) {
    return reporter.getBreakages().stream().map(SchemaChangesTest::line).distinct().toList();
  }

  @Test
  void nothingBreaksWhoWasBuiltOnTheLastRelease() throws IOException {
    var reporter =
        compared(schema(Files.readString(RELEASED.resolve("schema.graphql"))), Contract.schema());
    writeChangelog(reporter);
    var waived = new ArrayList<String>();
    for (JsonNode waiver : Contract.file("released/waivers.json")) {
      assertThat(waiver.path("reason").asText()).as("a waiver says why").isNotBlank();
      assertThat(LocalDate.parse(waiver.path("until").asText()))
          .as("the waiver of " + waiver.path("change").asText() + " has run out")
          .isAfterOrEqualTo(LocalDate.now());
      waived.add(waiver.path("change").asText());
    }
    assertThat(breaking(reporter)).as("changes that break clients").isSubsetOf(waived);
    assertThat(waived).as("waivers that nothing needs").isSubsetOf(breaking(reporter));
  }

  @Test
  void theComparisonSeesWhatBreaks() {
    var before = schema("type Query { kept: String gone(id: ID): String }");
    assertThat(breaking(compared(before, schema("type Query { kept: String }")))).isNotEmpty();
    assertThat(
            breaking(compared(before, schema("type Query { kept: String gone(id: ID!): String }"))))
        .isNotEmpty();
    assertThat(
            breaking(
                compared(
                    before, schema("type Query { kept: String gone(id: ID): String added: Int }"))))
        .isEmpty();
  }

  /** What has changed since the release, for whoever reads it. */
  private static void writeChangelog(CapturingReporter reporter) throws IOException {
    var events = new ArrayList<>(reporter.getBreakages());
    events.addAll(reporter.getDangers());
    events.addAll(
        reporter.getInfos().stream()
            .filter(change -> change.getCategory() != null && change.getLevel() == DiffLevel.INFO)
            .filter(change -> change.getCategory().name().equals("ADDITION"))
            .toList());
    var target = Told.ROOT.resolve("frontend-contract/target");
    Files.createDirectories(target);
    Files.writeString(
        target.resolve("changelog.md"),
        events.stream()
            .map(change -> "- " + change.getLevel() + " " + line(change))
            .distinct()
            .collect(Collectors.joining("\n", "# Changes since the last release\n\n", "\n")));
  }
}
