package dev.countersign.oversight.platform.graphql;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What fields with arguments are read by where nothing but their source and their arguments decides
 * what they hold. Those without arguments are {@link Straight} and stand with the engine.
 */
public final class StraightFields {
  private final Map<String, Reading> readings = new HashMap<>();

  /** Reads a field from what it is a field of. */
  public interface Reading {
    @Nullable Object of(Object source, Map<String, ?> arguments);
  }

  /** Has a field read so; its arguments come by name, and one that was not given is absent. */
  public <S> void add(
      String type,
      String field,
      Class<S> source,
      BiFunction<S, Map<String, ?>, @Nullable Object> reading) {
    readings.put(
        type + '.' + field, (object, arguments) -> reading.apply(source.cast(object), arguments));
  }

  /** Has a field without arguments read so, beside the fetcher that the engine calls. */
  public <S> void addPlain(
      String type, String field, Class<S> source, Function<S, @Nullable Object> reading) {
    add(type, field, source, (object, arguments) -> reading.apply(object));
  }

  Optional<Reading> reading(String type, String field) {
    return Optional.ofNullable(readings.get(type + '.' + field));
  }
}
