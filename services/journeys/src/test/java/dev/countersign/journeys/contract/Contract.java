package dev.countersign.journeys.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.journeys.Told;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

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

  /**
   * A value of a type, with all fields that must be there.
   *
   * @param ids gives an id for a field's path, for example {@code input.base}
   */
  public static Object value(GraphQLType type, String path, Function<String, Object> ids) {
    return switch (GraphQLTypeUtil.unwrapNonNull(type)) {
      case GraphQLList list -> List.of(value(list.getWrappedType(), path, ids));
      case GraphQLEnumType values -> values.getValues().getFirst().getName();
      case GraphQLInputObjectType object -> {
        var fields = new LinkedHashMap<String, Object>();
        for (var field : object.getFieldDefinitions()) {
          if (field.getType() instanceof GraphQLNonNull) {
            fields.put(field.getName(), value(field.getType(), path + "." + field.getName(), ids));
          }
        }
        yield fields;
      }
      case GraphQLScalarType scalar -> scalar(scalar.getName(), path, ids);
      default -> throw new IllegalStateException("No value of " + type);
    };
  }

  private static Object scalar(String name, String path, Function<String, Object> ids) {
    return switch (name) {
      case "ID" -> ids.apply(path);
      case "Int", "BigInteger", "BigDecimal" -> 1;
      case "Boolean" -> false;
      case "DateTime" -> "2000-01-01T00:00:00Z";
      default -> path.endsWith(".idempotencyKey") ? "" : "1";
    };
  }
}
