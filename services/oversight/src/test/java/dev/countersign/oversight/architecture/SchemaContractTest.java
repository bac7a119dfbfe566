package dev.countersign.oversight.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.oversight.LocalParts;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is served is what was reviewed, word for word, descriptions included. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class SchemaContractTest {
  private static final Path REVIEWED =
      Path.of(System.getProperty("countersign.root")).resolve("graphql-schema");

  @Inject GraphQLSchema schema;

  @Test
  void servedSchemaEqualsTheReviewedContract() throws IOException {
    var reviewed = new TypeDefinitionRegistry();
    try (var files = Files.list(REVIEWED)) {
      for (var file : files.filter(f -> f.toString().endsWith(".graphqls")).sorted().toList()) {
        reviewed.merge(new SchemaParser().parse(file.toFile()));
      }
    }
    var served = served();
    Files.writeString(Path.of("target", "served.graphqls"), served);
    assertThat(canonical(new SchemaParser().parse(served))).isEqualTo(canonical(reviewed));
  }

  @Test
  void everythingThatIsServedIsDescribed() {
    var served = served();
    var undescribed =
        Pattern.compile("(?m)(?<!\"\"\"\\n|\"\\n)^(type|input|interface) (\\w+)").matcher(served);
    assertThat(undescribed.results().map(found -> found.group(2)).toList())
        .as("types without a description")
        .allMatch(name -> name.equals("Query") || name.equals("Mutation"));
  }

  /** Whole: over HTTP each role is shown its own part. */
  private String served() {
    return new io.smallrye.graphql.execution.SchemaPrinter().print(schema);
  }

  private static String canonical(TypeDefinitionRegistry registry) {
    var options = SchemaPrinter.Options.defaultOptions().includeDirectiveDefinitions(false);
    return new SchemaPrinter(options)
        .print(UnExecutableSchemaGenerator.makeUnExecutableSchema(registry));
  }
}
