package dev.countersign.verifier.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.countersign.proofs.bundle.BundleText;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonText;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The published schema describes the files that are given out, and no others. */
class BundleSchemaTest {
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(
              Objects.requireNonNull(
                  BundleText.class.getResourceAsStream("/schema/proof-bundle.schema.json")));

  private static boolean isValid(JsonValue json) {
    return SCHEMA.validate(JsonText.of(json), InputFormat.JSON).isEmpty();
  }

  private static JsonObject file() {
    return JsonReader.readObject(BundleText.write(Aurelia.cleared().decided().bundle()));
  }

  @Test
  void whatIsGivenOutFollowsTheSchema() {
    assertThat(SCHEMA.validate(JsonText.of(file()), InputFormat.JSON)).isEmpty();
  }

  @Test
  void aFileWithAnotherMemberOrWithoutOneDoesNot() {
    assertThat(isValid(file().with("more", "x"))).isFalse();
    assertThat(isValid(file().with("cut", "HALF"))).isFalse();
    assertThat(isValid(file().with("bundle", "countersign.dev/bundle/v2"))).isFalse();
    assertThat(isValid(file().with("entries", JsonValue.array(List.of(JsonObject.of())))))
        .isFalse();
    assertThat(isValid(JsonObject.of())).isFalse();
  }
}
