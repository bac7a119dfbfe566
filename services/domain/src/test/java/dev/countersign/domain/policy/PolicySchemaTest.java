package dev.countersign.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.domain.codec.Problem;
import dev.countersign.domain.codec.RecordReader;
import dev.countersign.domain.fact.ModelFact.ChangeKind;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonArray;
import dev.countersign.proofs.json.JsonValue.JsonNumber;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The published schema says what the reader reads: a standard validator and it never disagree. */
class PolicySchemaTest {
  private static final JsonNode TEXT = text();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final JsonSchema SCHEMA = FACTORY.getSchema(TEXT);

  /** What the schema says in words only, because no schema can say it. */
  private static final Set<String> BEYOND_A_SCHEMA =
      Set.of("UNKNOWN_SAFEGUARD", "UNKNOWN_LEVEL", "NOT_GATED", "CONTINUES_ITSELF");

  private static JsonNode text() {
    try (var in =
        PolicySchemaTest.class.getResourceAsStream("/schema/policy-version.schema.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean bySchema(String document) {
    return SCHEMA.validate(document, InputFormat.JSON).isEmpty();
  }

  private static List<Problem> byReader(String document) {
    try {
      PolicyChecks.check(RecordReader.read(JsonReader.read(document), Policy.class));
      return List.of();
    } catch (DocumentProblemsException e) {
      return e.problems();
    }
  }

  @Test
  void theSchemaIsOneByItsOwnStandard() {
    var meta = FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012));
    assertThat(meta.validate(TEXT)).isEmpty();
  }

  @Test
  void theWorkedExampleIsGood() {
    assertThat(SCHEMA.validate(Rsp.asPublished().text(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void whateverIsBentInOnePlaceIsJudgedAlike() {
    var document = (JsonObject) JsonReader.read(Rsp.asPublished().text());
    var bent = new ArrayList<String>();
    bend(document, changed -> bent.add(CanonicalJson.text(changed)));
    assertThat(bent).hasSizeGreaterThan(1_000);
    assertThat(bent).anyMatch(PolicySchemaTest::bySchema);
    assertThat(bent.stream().flatMap(PolicySchemaTest::disagreement)).isEmpty();
  }

  private static Stream<String> disagreement(String document) {
    var refused = SCHEMA.validate(document, InputFormat.JSON);
    var problems = byReader(document);
    if (refused.isEmpty()) {
      return problems.stream()
          .filter(problem -> !isBeyondASchema(problem))
          .map(problem -> "only the reader refuses " + problem);
    }
    return problems.isEmpty() ? Stream.of("only the schema refuses " + refused) : Stream.empty();
  }

  /** Decimals are strings, and no schema compares what strings say. */
  private static boolean isBeyondASchema(Problem problem) {
    return BEYOND_A_SCHEMA.contains(problem.code())
        || (problem.code().equals("OUT_OF_RANGE")
            && problem.path().matches(".*\\.(value|computeMultiple)"));
  }

  /** Every copy of this value with one thing in it left out, of another type, or added. */
  private static void bend(JsonValue value, Consumer<JsonValue> found) {
    switch (value) {
      case JsonObject object -> {
        object
            .members()
            .forEach(
                (name, member) -> {
                  found.accept(with(object, name, null));
                  for (var other :
                      List.of(
                          JsonValue.NULL,
                          JsonValue.string(""),
                          JsonValue.string("ABSENT"),
                          JsonValue.string("P0D"),
                          JsonValue.string("-1"),
                          JsonNumber.of(-1),
                          JsonNumber.of(7),
                          JsonObject.of(),
                          JsonValue.array(List.of()),
                          JsonValue.array(List.of(JsonNumber.of(1))))) {
                    found.accept(with(object, name, other));
                  }
                  bend(member, changed -> found.accept(with(object, name, changed)));
                });
        found.accept(with(object, "unknown", JsonValue.string("field")));
      }
      case JsonArray array -> {
        for (int i = 0; i < array.values().size(); i++) {
          int at = i;
          bend(
              array.values().get(i),
              changed -> {
                var values = new ArrayList<>(array.values());
                values.set(at, changed);
                found.accept(JsonValue.array(values));
              });
        }
      }
      default -> {
        // A plain value is bent by the object that holds it.
      }
    }
  }

  private static JsonObject with(JsonObject object, String name, @Nullable JsonValue value) {
    var members = new LinkedHashMap<>(object.members());
    if (value == null) {
      members.remove(name);
    } else {
      members.put(name, value);
    }
    return new JsonObject(members);
  }

  @Test
  void everyRecordIsInTheSchemaFieldByField() {
    var parts =
        Map.of(
            "safetyLevel", SafetyLevel.class,
            "safeguard", Safeguard.class,
            "threshold", CapabilityThreshold.class,
            "indicator", Indicator.class,
            "cadence", Cadence.class,
            "independence", Independence.class,
            "commitment", Commitment.class,
            "objectionWindow", ObjectionWindow.class);
    parts.forEach((name, type) -> isDescribed(TEXT.at("/$defs/" + name), type));
    isDescribed(TEXT, Policy.class);
  }

  private static void isDescribed(JsonNode object, Class<? extends Record> type) {
    var components = Arrays.asList(type.getRecordComponents());
    assertThat(object.get("properties").fieldNames())
        .toIterable()
        .as(type.getSimpleName())
        .containsExactlyElementsOf(components.stream().map(c -> c.getName()).toList());
    assertThat(strings(object.get("required")))
        .as(type.getSimpleName())
        .containsExactlyElementsOf(
            components.stream()
                .filter(c -> !c.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(c -> c.getName())
                .toList());
  }

  @Test
  void everyEnumIsInTheSchemaValueByValue() {
    areListed("/$defs/stage/enum", Stage.values());
    areListed("/$defs/threshold/properties/domain/enum", RiskDomain.values());
    areListed("/$defs/indicator/properties/metric/enum", Indicator.Metric.values());
    areListed("/$defs/indicator/properties/polarity/enum", Indicator.Polarity.values());
    areListed("/$defs/commitment/properties/kind/enum", Commitment.Kind.values());
    areListed("/$defs/commitment/properties/force/enum", Commitment.Force.values());
    areListed("/$defs/cadence/properties/triggers/items/enum", ChangeKind.values());
  }

  private static void areListed(String pointer, Enum<?>[] values) {
    assertThat(strings(TEXT.at(pointer)))
        .containsExactlyElementsOf(Arrays.stream(values).map(Enum::name).toList());
  }

  private static List<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
