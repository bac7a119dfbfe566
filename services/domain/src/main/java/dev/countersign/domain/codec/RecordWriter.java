package dev.countersign.domain.codec;

import dev.countersign.domain.fact.Position;
import dev.countersign.domain.id.Id;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonBoolean;
import dev.countersign.proofs.json.JsonValue.JsonNumber;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as JSON: components in their order, absent ones as null unless they were added
 * later, decimals as strings.
 */
public final class RecordWriter {
  private RecordWriter() {}

  public static JsonObject write(Record record) {
    var members = new LinkedHashMap<String, JsonValue>();
    for (var field : Shape.of(record.getClass()).fields()) {
      var value = read(field, record);
      if (value != null || !field.addedLater()) {
        members.put(field.name(), value(value));
      }
    }
    return new JsonObject(members);
  }

  private static JsonValue value(@Nullable Object value) {
    return switch (value) {
      case null -> JsonValue.NULL;
      case String text -> JsonValue.string(text);
      case Id id -> JsonValue.string(id.value());
      case Position position -> JsonValue.string(position.toString());
      case Enum<?> constant -> JsonValue.string(constant.name());
      case Boolean bool -> new JsonBoolean(bool);
      case Integer number -> JsonNumber.of(number);
      case Long number -> JsonNumber.of(number);
      case BigDecimal decimal -> JsonValue.string(decimal.toString());
      case Instant instant -> JsonValue.string(instant.toString());
      case LocalDate date -> JsonValue.string(date.toString());
      case Period period -> JsonValue.string(period.toString());
      case Collection<?> list -> JsonValue.array(list.stream().map(RecordWriter::value).toList());
      case Map<?, ?> map -> {
        // Maps have no order of their own; sorted, the same map is always the same text.
        var members = new TreeMap<String, JsonValue>();
        map.forEach((key, entry) -> members.put(String.valueOf(key), value(entry)));
        yield JsonValue.object(members);
      }
      case Record record -> write(record);
      default -> throw new IllegalArgumentException("A record cannot hold a " + value.getClass());
    };
  }

  private static @Nullable Object read(Shape.Field field, Record record) {
    try {
      return field.accessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A record's own accessor failed", e);
    }
  }
}
