package dev.countersign.domain.codec;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.id.Id;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonArray;
import dev.countersign.proofs.json.JsonValue.JsonBoolean;
import dev.countersign.proofs.json.JsonValue.JsonNull;
import dev.countersign.proofs.json.JsonValue.JsonNumber;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.json.JsonValue.JsonString;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads records from JSON; collects every problem with its path before it gives up. */
public final class RecordReader {
  private final List<Problem> problems = new ArrayList<>();

  private RecordReader() {}

  /**
   * Reads one record.
   *
   * @throws DocumentProblemsException naming every offending path
   */
  public static <R extends Record> R read(JsonValue json, Class<R> type) {
    var reader = new RecordReader();
    var record = reader.record(json, type, "$");
    if (record == null || !reader.problems.isEmpty()) {
      throw new DocumentProblemsException(reader.problems);
    }
    return type.cast(record);
  }

  private @Nullable Object record(JsonValue json, Class<?> type, String path) {
    if (!(json instanceof JsonObject object)) {
      return problem(path, "WRONG_TYPE", "an object is expected");
    }
    var shape = Shape.of(type);
    for (var name : object.members().keySet()) {
      if (!shape.names().contains(name)) {
        problem(
            path + "." + name,
            "UNKNOWN_FIELD",
            "there is no such field; known are " + shape.names());
      }
    }
    int before = problems.size();
    var values = new Object[shape.fields().size()];
    for (int i = 0; i < values.length; i++) {
      var field = shape.fields().get(i);
      values[i] = field(object, field, path + "." + field.name());
    }
    return problems.size() > before ? null : construct(shape, values, path);
  }

  private @Nullable Object field(JsonObject object, Shape.Field field, String path) {
    var json = object.get(field.name());
    if (json == null || json instanceof JsonNull) {
      return field.nullable() ? null : problem(path, "MISSING", "it is required");
    }
    return value(json, field.type(), path);
  }

  private @Nullable Object value(JsonValue json, Type type, String path) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == Map.class
          ? map(json, generic, path)
          : list(json, generic.getActualTypeArguments()[0], path);
    }
    var raw = (Class<?>) type;
    if (raw == boolean.class || raw == Boolean.class) {
      return json instanceof JsonBoolean bool
          ? bool.value()
          : problem(path, "WRONG_TYPE", "true or false is expected");
    }
    if (raw == int.class || raw == long.class || raw == Long.class) {
      return integer(json, raw, path);
    }
    if (raw.isRecord() && !Id.class.isAssignableFrom(raw) && raw != Position.class) {
      return record(json, raw, path);
    }
    if (!(json instanceof JsonString string)) {
      var expected =
          raw == BigDecimal.class ? "a decimal as a string is expected" : "a string is expected";
      return problem(path, "WRONG_TYPE", expected);
    }
    return text(string.value(), raw, path);
  }

  private @Nullable Object integer(JsonValue json, Class<?> raw, String path) {
    try {
      if (json instanceof JsonNumber number) {
        return raw == int.class
            ? (Object) number.value().intValueExact()
            : (Object) number.value().longValueExact();
      }
    } catch (ArithmeticException e) {
      return problem(path, "WRONG_TYPE", "an integer in range is expected");
    }
    return problem(path, "WRONG_TYPE", "an integer is expected");
  }

  private @Nullable Object text(String text, Class<?> raw, String path) {
    if (raw == String.class) {
      return text;
    }
    if (raw.isEnum()) {
      for (var constant : raw.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(text)) {
          return constant;
        }
      }
      return problem(
          path, "UNKNOWN_VALUE", "one of " + List.of(raw.getEnumConstants()) + " is expected");
    }
    if (raw == BigDecimal.class) {
      return parsed(text, RecordReader::decimal, path, "a decimal as a string is expected");
    }
    if (raw == Instant.class) {
      return parsed(text, Instant::parse, path, "an instant like 2026-06-01T09:00:00Z is expected");
    }
    if (raw == LocalDate.class) {
      return parsed(text, LocalDate::parse, path, "a date like 2026-06-01 is expected");
    }
    if (raw == Period.class) {
      return parsed(text, RecordReader::period, path, "a calendar period like P6M is expected");
    }
    if (raw == Position.class) {
      return parsed(text, Position::parse, path, "a position is expected");
    }
    return construct(Shape.of(raw), new Object[] {text}, path);
  }

  private static BigDecimal decimal(String text) {
    if (!text.matches("-?[0-9]{1,60}(\\.[0-9]{1,60})?([eE][+-]?[0-9]{1,3})?")) {
      throw new NumberFormatException(text);
    }
    return new BigDecimal(text);
  }

  private static Period period(String text) {
    // Period itself also reads signs and small letters: one period has one way to be written.
    if (!text.matches("P(?=[0-9])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?")) {
      throw new DateTimeException(text);
    }
    var period = Period.parse(text);
    if (period.isNegative() || period.isZero()) {
      throw new DateTimeException(text);
    }
    return period;
  }

  private @Nullable Object parsed(
      String text, Function<String, Object> parser, String path, String expected) {
    try {
      return parser.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      return problem(path, "WRONG_TYPE", expected);
    }
  }

  private @Nullable Object list(JsonValue json, Type element, String path) {
    if (!(json instanceof JsonArray array)) {
      return problem(path, "WRONG_TYPE", "a list is expected");
    }
    var values = new ArrayList<Object>();
    for (int i = 0; i < array.values().size(); i++) {
      var value = value(array.values().get(i), element, path + "[" + i + "]");
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private @Nullable Object map(JsonValue json, ParameterizedType type, String path) {
    if (!(json instanceof JsonObject object)) {
      return problem(path, "WRONG_TYPE", "an object is expected");
    }
    var values = new LinkedHashMap<Object, Object>();
    object
        .members()
        .forEach(
            (name, member) -> {
              var at = path + "." + name;
              var key = text(name, (Class<?>) type.getActualTypeArguments()[0], at);
              var value = value(member, type.getActualTypeArguments()[1], at);
              if (key != null && value != null) {
                values.put(key, value);
              }
            });
    return values;
  }

  private @Nullable Object construct(Shape shape, @Nullable Object[] values, String path) {
    try {
      return shape.constructor().newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuleBrokenException broken) {
        return problem(path, broken.code(), String.valueOf(broken.getMessage()));
      }
      throw new IllegalStateException("A record's own constructor failed", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Not made: " + shape.constructor(), e);
    }
  }

  private @Nullable Object problem(String path, String code, String message) {
    problems.add(new Problem(path, code, message));
    return null;
  }
}
