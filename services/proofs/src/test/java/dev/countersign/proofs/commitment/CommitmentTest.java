package dev.countersign.proofs.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.util.Arrays;
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
