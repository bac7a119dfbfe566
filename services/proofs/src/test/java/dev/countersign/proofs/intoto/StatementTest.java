package dev.countersign.proofs.intoto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.proofs.intoto.Statement.Subject;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
  private static final String DIGEST = "ab".repeat(32);

  @Test
  void whatIsWrittenIsReadAgain() {
    var statement =
        new Statement(
            List.of(new Subject("m1", DIGEST)),
            "https://countersign.dev/attestation/safeguard-validation/v1",
            JsonObject.of().with("safeguardKey", "CY-CLS"));
    assertThat(Statement.parse(statement.toBytes())).isEqualTo(statement);
  }

  @Test
  void whatItDoesNotKnowIsIgnoredAndAnAbsentPredicateIsEmpty() {
    var json =
        """
        {"_type": "https://in-toto.io/Statement/v1", "new": 1, "predicateType": "x",
         "subject": [{"uri": "u", "digest": {"sha512": "", "sha256": "%s"}}]}
        """;
    var statement = Statement.parse(json.formatted(DIGEST).getBytes(StandardCharsets.UTF_8));
    assertThat(statement.subjects()).containsExactly(new Subject("", DIGEST));
    assertThat(statement.predicate().members()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"_type\":\"https://in-toto.io/Statement/v0.1\",\"subject\":[{\"digest\":{\"sha256\":\"D\"}}],\"predicateType\":\"x\",\"predicate\":{}}",
        "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[],\"predicateType\":\"x\",\"predicate\":{}}",
        "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"only a name\"}],\"predicateType\":\"x\",\"predicate\":{}}",
        "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"digest\":{\"sha256\":\"ABCD\"}}],\"predicateType\":\"x\",\"predicate\":{}}",
        "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"digest\":{\"sha256\":\"D\"}}],\"predicate\":{}}",
        "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"digest\":{\"sha256\":\"D\"}}],\"predicateType\":\"x\",\"predicate\":null}"
      })
  void aMalformedStatementIsRefused(String json) {
    var bytes = json.replace("\"D\"", '"' + DIGEST + '"').getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Statement.parse(bytes))
        .isInstanceOf(MalformedStatementException.class);
  }
}
