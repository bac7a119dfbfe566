package dev.countersign.evidence.normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.countersign.evidence.fixture.InspectLog;
import dev.countersign.evidence.fixture.Packing;
import dev.countersign.evidence.normal.EveryEvalEver.Relationship;
import dev.countersign.evidence.reader.Bytes;
import dev.countersign.evidence.reader.Readers;
import dev.countersign.evidence.vault.Readings.Kept;
import dev.countersign.evidence.vault.Readings.Run;
import dev.countersign.evidence.vault.Seal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is exported is valid by the schema of Every Eval Ever itself (0.3.0, MIT; beside it). */
class EveryEvalEverTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonSchema schema() {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
        .getSchema(
            EveryEvalEverTest.class.getResourceAsStream("/every-eval-ever/eval.schema.json"));
  }

  private static JsonNode exported(byte[] bytes) throws IOException {
    var reading = new Readers(Bytes.LIMITS).read(new Bytes(bytes), sample -> {});
    var seal =
        new Seal(
            "org_kestrel/evd_1",
            "org_kestrel",
            "evd_1",
            "ab".repeat(32),
            bytes.length,
            "application/zip",
            "log.eval",
            "CONFIDENTIAL",
            "b",
            Instant.EPOCH);
    var kept = new Kept(seal.id(), reading, new Run(0, "", List.of()));
    // As it goes over the wire.
    return JSON.readTree(
        JSON.writeValueAsString(
            EveryEvalEver.of(seal, kept, "Kestrel Evals", Relationship.THIRD_PARTY)));
  }

  @Test
  void theCrossingIsValid() throws IOException {
    var record = exported(InspectLog.crossing().eval(Packing.ZSTD));
    assertThat(schema().validate(record)).isEmpty();
    assertThat(record.at("/eval_library/name").asText()).isEqualTo("inspect_ai");
    assertThat(record.at("/source_metadata/evaluator_relationship").asText())
        .isEqualTo("third_party");
    var accuracy = record.at("/evaluation_results/0");
    assertThat(accuracy.at("/score_details/score").asDouble()).isEqualTo(0.7051282051282052);
    assertThat(accuracy.at("/score_details/details/recomputed").asText())
        .isEqualTo("0.705128205128");
    assertThat(accuracy.at("/score_details/uncertainty/num_samples").asInt()).isEqualTo(78);
  }

  @Test
  void theSchemaIsOneThatCanFail() throws IOException {
    var record = exported(InspectLog.crossing().eval(Packing.ZSTD));
    ((com.fasterxml.jackson.databind.node.ObjectNode) record).remove("eval_library");
    assertThat(schema().validate(record)).isNotEmpty();
  }

  @Test
  void aClaimIsExportedAsClaimedAndSaysThatItDiffers() throws IOException {
    var json = new String(InspectLog.crossing().json(), StandardCharsets.UTF_8);
    var record =
        exported(json.replace("0.7051282051282052", "0.2").getBytes(StandardCharsets.UTF_8));
    assertThat(schema().validate(record)).isEmpty();
    var details = record.at("/evaluation_results/0/score_details");
    assertThat(details.at("/score").asDouble()).isEqualTo(0.2);
    assertThat(details.at("/details/differs").asText()).isEqualTo("true");
    assertThat(details.at("/details/decision_grade").asText()).isEqualTo("false");
    assertThat(details.at("/details/warnings").asText()).contains("METRIC_MISMATCH");
  }

  @Test
  void whatIsNoNumberIsNotExportedAsOne() throws IOException {
    var record = exported(InspectLog.of(2, List.of("NaN", "\"C\"")).json());
    assertThat(schema().validate(record)).isEmpty();
    assertThat(record.at("/evaluation_results").size()).isZero();
  }

  @Test
  void anOpaqueDocumentHasNoResults() {
    assertThatThrownBy(() -> exported("%PDF".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
