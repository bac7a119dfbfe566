package dev.countersign.journeys.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.journeys.Told;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** What a front end may rely on, as it stands in the files. */
public final class Contract {
  private Contract() {}

  /** The reviewed schema. */
  public static GraphQLSchema schema() {
    var registry = new TypeDefinitionRegistry();
    try (var files = Files.list(Told.ROOT.resolve("graphql-schema"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".graphqls")).sorted().toList()) {
        registry.merge(new SchemaParser().parse(file.toFile()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return UnExecutableSchemaGenerator.makeUnExecutableSchema(registry);
  }

  /** One of the JSON files of the contract. */
  public static JsonNode file(String name) {
    try {
      return new ObjectMapper()
          .readTree(Files.readString(Told.ROOT.resolve("frontend-contract").resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
