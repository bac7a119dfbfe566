package dev.countersign.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.domain.codec.RecordReader;
import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.id.Id;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonArray;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The published schemas and the records that predicates are read as say the same, field by field.
 */
class PredicateSchemaTest {
  private static String text(PredicateType type) {
    try (var in = PredicateSchemaTest.class.getResourceAsStream(type.schemaResource())) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonSchema schema(PredicateType type) {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text(type));
  }

  private static boolean accepts(JsonSchema schema, JsonValue value) {
    return schema
        .validate(
            CanonicalJson.text(value),
            InputFormat.JSON,
            context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void itsIdIsThePredicateType(PredicateType type) {
    var schema = JsonReader.readObject(text(type));
    assertThat(schema.text("$id")).isEqualTo(type.uri());
    assertThat(schema.text("$schema")).isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(PredicateType.ofUri(type.uri())).contains(type);
  }

  @ParameterizedTest
  @EnumSource
  void schemaAndRecordHaveTheSameFields(PredicateType type) {
    same(JsonReader.readObject(text(type)), type.shape(), type.path());
  }

  private static void same(JsonObject schema, Class<?> shape, String path) {
    var properties = (JsonObject) Objects.requireNonNull(schema.get("properties"), path);
    var components = shape.getRecordComponents();
    assertThat(properties.members().keySet())
        .as(path)
        .containsExactlyElementsOf(
            Arrays.stream(components).map(RecordComponent::getName).toList());
    assertThat(strings(schema.get("required")))
        .as(path + " required")
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(components)
                .filter(c -> !isNullable(c.getAnnotatedType()))
                .map(RecordComponent::getName)
                .toList());
    for (var component : components) {
      var property = (JsonObject) properties.members().get(component.getName());
      assertThat(property.text("description")).as(path).isNotBlank();
      sameType(property, component.getGenericType(), path + "." + component.getName());
    }
  }

  private static void sameType(JsonObject property, Type type, String path) {
    if (type instanceof ParameterizedType list) {
      sameType(
          (JsonObject) Objects.requireNonNull(property.get("items"), path),
          list.getActualTypeArguments()[0],
          path + "[]");
    } else if (type instanceof Class<?> raw && raw.isEnum() && property.get("enum") != null) {
      assertThat(strings(property.get("enum")))
          .as(path)
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(raw.getEnumConstants()).map(Object::toString).toList());
    } else if (type instanceof Class<?> raw && isStructure(raw)) {
      same(property, raw, path);
    }
  }

  private static boolean isStructure(Class<?> raw) {
    return raw.isRecord()
        && !Id.class.isAssignableFrom(raw)
        && raw != dev.countersign.domain.fact.Position.class;
  }

  private static boolean isNullable(AnnotatedElement type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static Set<String> strings(@Nullable JsonValue list) {
    return ((JsonArray) Objects.requireNonNull(list))
        .values().stream()
            .filter(JsonString.class::isInstance)
            .map(value -> ((JsonString) value).value())
            .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsValidAndReadAgain(PredicateType type) {
    var written = RecordWriter.write(Samples.of(type));
    assertThat(accepts(schema(type), written)).isTrue();
    assertThat(RecordReader.read(written, type.shape())).isEqualTo(Samples.of(type));
  }

  @ParameterizedTest
  @EnumSource
  void schemaAndReaderRefuseTheSame(PredicateType type) {
    var written = RecordWriter.write(Samples.of(type));
    var schema = schema(type);
    for (var wrong : mutations(written, type.shape())) {
      assertThat(accepts(schema, wrong)).as(CanonicalJson.text(wrong)).isFalse();
      assertThatThrownBy(() -> RecordReader.read(wrong, type.shape()))
          .as(CanonicalJson.text(wrong))
          .isInstanceOf(DocumentProblemsException.class);
    }
  }

  /** Each field left out, each turned into something else, and one more than there is. */
  private static List<JsonObject> mutations(JsonObject written, Class<?> shape) {
    var wrong = new ArrayList<JsonObject>();
    wrong.add(written.with("unheardOf", "x"));
    for (var component : shape.getRecordComponents()) {
      var name = component.getName();
      wrong.add(written.with(name, JsonObject.of().with("not", "this")));
      if (!isNullable(component.getAnnotatedType())) {
        var left = new LinkedHashMap<>(written.members());
        left.remove(name);
        wrong.add(new JsonObject(left));
      }
    }
    return wrong;
  }
}
