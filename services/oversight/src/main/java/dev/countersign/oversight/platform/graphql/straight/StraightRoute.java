package dev.countersign.oversight.platform.graphql.straight;

import com.fasterxml.jackson.core.JsonFactory;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.domain.RuleBrokenException;
import dev.countersign.oversight.platform.AsOf;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.edge.DatabaseAway;
import dev.countersign.oversight.platform.graphql.straight.StraightFields.Root;
import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.CoercedVariables;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.validation.Validator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Answers queries without the engine: those that ask for one field of the root, everything below
 * which is read straight. The document is checked by the engine's own rules, once, and its
 * variables by the engine's own types, each time; roles and the state to look at are those of the
 * use case. Whatever cannot be answered so, for whatever reason, the engine answers, and says what
 * is wrong: a query changes nothing, so it may begin again.
 */
@Singleton
public class StraightRoute {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int FIRST_BYTES = 16_384;
  private static final int KEPT = 1_000;
  private static final String AS_OF = "asOf";

  private final GraphQLSchema schema;
  private final Standpoint standpoint;
  private final StraightFields fields = new StraightFields();
  private final Planner planner;
  private final Counter written;
  private final Counter failed;
  // By identity: a document that was read once is one object as long as it is kept.
  private final Cache<OperationDefinition, Optional<Way>> ways =
      Caffeine.newBuilder().weakKeys().maximumSize(KEPT).build();

  /** How one operation is answered. */
  public record Way(
      OperationDefinition operation,
      Field field,
      GraphQLFieldDefinition definition,
      Root root,
      StraightPlan plan) {
    /** The field of the root, as the schema calls it. */
    public String name() {
      return definition.getName();
    }
  }

  StraightRoute(
      GraphQLSchema schema,
      @Any Instance<LightFields> light,
      Standpoint standpoint,
      MeterRegistry meters) {
    this.schema = schema;
    this.standpoint = standpoint;
    light.forEach(some -> some.add(fields));
    GraphQLCodeRegistry registry =
        schema.getCodeRegistry().transform(all -> light.forEach(some -> some.add(all)));
    this.planner = new Planner(registry, fields);
    this.written = counter(meters, "WRITTEN");
    this.failed = counter(meters, "FAILED");
  }

  private static Counter counter(MeterRegistry meters, String outcome) {
    return Counter.builder("countersign.straight.answers")
        .description(
            "Answers that were written as they were read, and those that could not be though they"
                + " were meant to, which the engine then read")
        .tag("outcome", outcome)
        .register(meters);
  }

  /** How it can be answered; empty if the engine has to. */
  public Optional<Way> of(Document document, OperationDefinition operation) {
    return ways.get(operation, same -> planned(document, operation));
  }

  private Optional<Way> planned(Document document, OperationDefinition operation) {
    var selections = operation.getSelectionSet().getSelections();
    if (operation.getOperation() != Operation.QUERY
        || !operation.getDirectives().isEmpty()
        || selections.size() != 1
        || !(selections.getFirst() instanceof Field field)
        || !field.getDirectives().isEmpty()) {
      return Optional.empty();
    }
    var root = fields.root(field.getName());
    if (root.isEmpty()
        || !new Validator().validateDocument(schema, document, Locale.ENGLISH).isEmpty()) {
      return Optional.empty();
    }
    var definition = schema.getQueryType().getFieldDefinition(field.getName());
    var type = (GraphQLObjectType) GraphQLTypeUtil.unwrapAll(definition.getType());
    return planner
        .of(type, field.getSelectionSet())
        .map(plan -> new Way(operation, field, definition, root.get(), plan));
  }

  /**
   * The answer's data, by the name that the document gives it; empty if the engine has to answer
   * after all. It reads from the database, so it may block, and fails where that is away.
   *
   * @param variables as they came
   * @param most how many values an answer may hold
   */
  public Optional<Map<String, StraightJson>> answer(
      Way way, Map<String, Object> variables, int most) {
    try {
      var coerced =
          ValuesResolver.coerceVariableValues(
              schema,
              way.operation().getVariableDefinitions(),
              RawVariables.of(variables),
              GraphQLContext.getDefault(),
              Locale.ENGLISH);
      var values = values(coerced);
      var arguments = values.of(way.definition().getArguments(), way.field().getArguments());
      standpoint.look(
          arguments.get(AS_OF) instanceof Map<?, ?> asOf ? AsOf.asked(asOf) : AsOf.NOW, true);
      var answer = write(way.plan().with(values), way.root().of(arguments), most);
      written.increment();
      return Optional.of(Map.of(way.field().getResultKey(), answer));
    } catch (RuleBrokenException | SecurityException | GraphQLException | DateTimeException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      failed.increment();
      if (DatabaseAway.isBehind(e)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private StraightPlan.Values values(CoercedVariables variables) {
    return (defined, given) ->
        ValuesResolver.getArgumentValues(
            schema.getCodeRegistry(),
            defined,
            given,
            variables,
            GraphQLContext.getDefault(),
            Locale.ENGLISH);
  }

  private static StraightJson write(StraightSelection wanted, Object value, int most) {
    var out = new ByteArrayOutputStream(FIRST_BYTES);
    try (var json = JSON.createGenerator(out)) {
      wanted.write(value, json, new StraightSelection.Left(most));
    } catch (IOException e) {
      throw new UncheckedIOException("An answer could not be written", e);
    }
    return new StraightJson(out);
  }
}
