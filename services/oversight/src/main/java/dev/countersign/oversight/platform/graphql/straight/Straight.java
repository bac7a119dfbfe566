package dev.countersign.oversight.platform.graphql.straight;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads one component of one record. */
public record Straight<S>(Class<S> source, Function<S, @Nullable Object> component)
    implements LightDataFetcher<Object> {

  /** Has a field of a type read so. */
  public static <S> void add(
      GraphQLCodeRegistry.Builder registry,
      String type,
      String field,
      Class<S> source,
      Function<S, @Nullable Object> component) {
    registry.dataFetcher(
        FieldCoordinates.coordinates(type, field), new Straight<>(source, component));
  }

  @Nullable Object read(Object object) {
    return component.apply(source.cast(object));
  }

  @Override
  public @Nullable Object get(
      GraphQLFieldDefinition definition,
      Object object,
      Supplier<DataFetchingEnvironment> environment) {
    return component.apply(source.cast(object));
  }

  @Override
  public @Nullable Object get(DataFetchingEnvironment environment) {
    return component.apply(source.cast(environment.getSource()));
  }
}
