package dev.countersign.oversight.platform.graphql.straight;

import java.math.BigDecimal;
import java.math.BigInteger;
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
  private final Map<String, Root> roots = new HashMap<>();

  /** Reads a field from what it is a field of. */
  public interface Reading {
    @Nullable Object of(Object source, Map<String, ?> arguments);
  }

  /** What a field of the root stands for: a use case, with its roles. */
  public interface Root {
    Object of(Map<String, ?> arguments);
  }

  /** Has a field of the root answered so; its arguments come by name. */
  public void addRoot(String field, Root root) {
    roots.put(field, root);
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

  /**
   * A whole number of the arguments; null if it was not given. What comes in a variable is a number
   * of whatever class its reader chose.
   */
  public static @Nullable Integer whole(Map<String, ?> arguments, String name) {
    return switch (arguments.get(name)) {
      case null -> null;
      case BigDecimal number -> number.intValueExact();
      case BigInteger number -> number.intValueExact();
      case Number number -> Math.toIntExact(number.longValue());
      default -> throw new IllegalArgumentException("Not a whole number: " + name);
    };
  }

  Optional<Root> root(String field) {
    return Optional.ofNullable(roots.get(field));
  }

  Optional<Reading> reading(String type, String field) {
    return Optional.ofNullable(readings.get(type + '.' + field));
  }
}
