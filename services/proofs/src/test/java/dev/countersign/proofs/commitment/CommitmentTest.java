package dev.countersign.proofs.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CommitmentTest {
  private static final byte[] SALT = new byte[32];
  private static final JsonObject RECORD =
      JsonObject.of()
          .with("kind", "MODEL_REGISTERED")
          .with("name", "AUR-5")
          .with("family", JsonValue.NULL);

  @Test
  void anOpenedFieldIsProvenAndNothingElse() {
    var commitment = Commitment.of(RECORD, SALT);
    var opening = commitment.open("name");
    assertThat(opening.provenBy(commitment.hash())).isTrue();
    var other =
        new Opening(
            "name", JsonValue.string("AUR-6"), opening.salt(), opening.index(), opening.path());
    assertThat(other.provenBy(commitment.hash())).isFalse();
    var renamed =
        new Opening("kind", opening.value(), opening.salt(), opening.index(), opening.path());
    assertThat(renamed.provenBy(commitment.hash())).isFalse();
    var moved = new Opening("name", opening.value(), opening.salt(), 0, opening.path());
    assertThat(moved.provenBy(commitment.hash())).isFalse();
  }

  /** Computed apart from this code, from the words of the format: it must never change. */
  @Test
  void theFormatIsFixedForEver() {
    var salt = new byte[32];
    for (int i = 0; i < salt.length; i++) {
      salt[i] = (byte) i;
    }
    var record =
        (JsonObject)
            JsonReader.read(
                """
                {"kind": "MODEL_REGISTERED", "schema": 1,
                 "model": "mdl_00000000000000000000000000000001", "name": "AUR-5 \u20ac",
                 "family": null, "parents": [{"b": [], "a": 0.25}]}
                """);
    var commitment = Commitment.of(record, salt);
    assertThat(HexFormat.of().formatHex(commitment.hash()))
        .isEqualTo("0db8cbf237001e87e5f86b8fa02efc66dd693bb63e9c9b46d61a17a4dd90c6b2");
    assertThat(HexFormat.of().formatHex(commitment.open("name").salt()))
        .isEqualTo("5cb83a91cf5f8ad4d6fc7ff41541c2328199b7af1aef712dab4158030e94d479");
    assertThat(commitment.leaf())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"v\":1,\"c\":\"DbjL8jcAHofl+GuPoC78Zt1pO7Y+nJtG1hoXpN2QxrI=\"}");
  }

  /** A slot hashes salt, name and value in a row: a salt that swallows the name must not count. */
  @Test
  void anOpeningWhoseSaltReachesIntoTheNextFieldProvesNothing() {
    // "  " is also the length 0x2020 of a name, and a backslash its last character.
    var name = "n".repeat(0x2020 - 1) + "\\";
    var commitment =
        Commitment.of(RECORD.with("name", "  " + "n".repeat(0x2020 - 1) + "\"forged"), SALT);
    var honest = commitment.open("name");
    assertThat(honest.provenBy(commitment.hash())).isTrue();
    var swallowed = new ByteArrayOutputStream();
    swallowed.writeBytes(honest.salt());
    swallowed.writeBytes(new byte[] {0, 4});
    swallowed.writeBytes("name\"".getBytes(StandardCharsets.UTF_8));
    var forged =
        new Opening(
            name,
            JsonValue.string("forged"),
            swallowed.toByteArray(),
            honest.index(),
            honest.path());
    assertThat(forged.provenBy(commitment.hash())).isFalse();
  }

  @Test
  void aFieldCannotTakeAFillersPlace() {
    var record = RECORD.with("~31", "x");
    assertThatThrownBy(() -> Commitment.of(record, SALT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("~");
  }

  @Test
  void aSaltOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> Commitment.of(RECORD, new byte[16]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Commitment.of(RECORD, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anotherSaltGivesAnotherCommitment() {
    var salt = SALT.clone();
    salt[31] = 1;
    assertThat(Commitment.of(RECORD, salt).hash()).isNotEqualTo(Commitment.of(RECORD, SALT).hash());
  }

  @Test
  void everyFieldHasASaltOfItsOwn() {
    assertThat(Commitment.slotSalt(SALT, "kind")).isNotEqualTo(Commitment.slotSalt(SALT, "name"));
    assertThat(Commitment.of(RECORD, SALT).open("name").salt()).isNotEqualTo(SALT);
  }

  @Test
  void leavesOfWhatIsNotPublicHaveOneLength() {
    var longer = RECORD.with("name", "x".repeat(500));
    assertThat(Commitment.of(longer, SALT).leaf())
        .hasSameSizeAs(Commitment.of(RECORD, SALT).leaf());
  }

  @Test
  void theOrderOfFieldsIsPartOfTheCommitment() {
    var reordered =
        JsonObject.of()
            .with("name", "AUR-5")
            .with("kind", "MODEL_REGISTERED")
            .with("family", JsonValue.NULL);
    assertThat(
            Arrays.equals(
                Commitment.of(reordered, SALT).hash(), Commitment.of(RECORD, SALT).hash()))
        .isFalse();
  }

  @Test
  void aRecordWithMoreThanThirtyTwoFieldsIsRefused() {
    var wide = JsonObject.of();
    for (int i = 0; i < 33; i++) {
      wide = wide.with("f" + i, "x");
    }
    var record = wide;
    assertThatThrownBy(() -> Commitment.of(record, SALT))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
