package dev.countersign.domain.codec;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Predicate;

/**
 * A recorded fact as the JSON object that the log commits to, and back: the header's fields, then
 * those of its kind, all at the top level.
 */
public final class FactCodec {
  /** Every kind with its record, in the order of the catalogue. */
  public static final SequencedMap<String, Class<? extends Record>> KINDS = kinds();

  private FactCodec() {}

  public static JsonObject toJson(RecordedFact recorded) {
    var members = new LinkedHashMap<String, JsonValue>();
    members.putAll(RecordWriter.write(recorded.header()).members());
    RecordWriter.write((Record) recorded.fact())
        .members()
        .forEach(
            (name, value) -> {
              if (members.putIfAbsent(name, value) != null) {
                throw new IllegalStateException("A field of the header is repeated: " + name);
              }
            });
    return new JsonObject(members);
  }

  /**
   * Reads a record.
   *
   * @throws DocumentProblemsException naming every offending path
   */
  public static RecordedFact ofJson(JsonObject json) {
    var type = KINDS.get(String.valueOf(json.text("kind")));
    if (type == null) {
      throw new DocumentProblemsException(
          List.of(new Problem("$.kind", "UNKNOWN_VALUE", "there is no such kind of fact")));
    }
    return new RecordedFact(
        headerOf(json), (Fact) RecordReader.read(part(json, name -> !isOfHeader(name)), type));
  }

  /**
   * Reads what every record begins with, whatever else is shown of it.
   *
   * @throws DocumentProblemsException naming every offending path
   */
  public static FactHeader headerOf(JsonObject json) {
    return RecordReader.read(part(json, FactCodec::isOfHeader), FactHeader.class);
  }

  private static boolean isOfHeader(String name) {
    return Shape.of(FactHeader.class).names().contains(name);
  }

  private static JsonObject part(JsonObject json, Predicate<String> wanted) {
    var members = new LinkedHashMap<String, JsonValue>();
    json.members()
        .forEach(
            (name, value) -> {
              if (wanted.test(name)) {
                members.put(name, value);
              }
            });
    return new JsonObject(members);
  }

  private static SequencedMap<String, Class<? extends Record>> kinds() {
    var kinds = new LinkedHashMap<String, Class<? extends Record>>();
    for (var noun : Fact.class.getPermittedSubclasses()) {
      for (var kind : noun.getPermittedSubclasses()) {
        kinds.put(Names.upperSnake(kind.getSimpleName()), kind.asSubclass(Record.class));
      }
    }
    return java.util.Collections.unmodifiableSequencedMap(kinds);
  }
}
