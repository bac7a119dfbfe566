package dev.countersign.proofs.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafTest {
  private static final byte[] COMMITMENT = new byte[32];

  @Test
  void aHiddenLeafIsReadAgainAndTellsNothing() {
    var leaf = Leaf.parse(Leaf.hidden(COMMITMENT).bytes());
    assertThat(leaf.commitment()).isEqualTo(COMMITMENT);
    assertThat(leaf.kind()).isNull();
    assertThat(leaf.organisation()).isNull();
  }

  @Test
  void aPublicLeafTellsItsKindAndOrganisation() {
    var leaf = new Leaf(COMMITMENT, "POLICY_VERSION_PUBLISHED", "org_aurelia");
    assertThat(leaf.bytes())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(
            "{\"v\":1,\"c\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\","
                + "\"kind\":\"POLICY_VERSION_PUBLISHED\",\"organisation\":\"org_aurelia\"}");
    assertThat(Leaf.parse(leaf.bytes()).organisation()).isEqualTo("org_aurelia");
  }

  @Test
  void aKindWithoutItsOrganisationIsNoLeaf() {
    assertThatThrownBy(() -> new Leaf(COMMITMENT, "POLICY_VERSION_PUBLISHED", null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Leaf.hidden(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"v\":1}",
        "{\"v\":2,\"c\":\"C\"}",
        "{\"v\":1.0,\"c\":\"C\"}",
        "{\"c\":\"C\",\"v\":1}",
        "{\"v\":1, \"c\":\"C\"}",
        "{\"v\":1,\"c\":\"C\",\"x\":1}",
        "{\"v\":1,\"c\":\"C\",\"kind\":\"K\"}",
        "{\"v\":1,\"c\":\"C\",\"kind\":null,\"organisation\":null}",
        "{\"v\":1,\"c\":\"AAAA\"}",
        "{\"v\":1,\"c\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
        "{\"v\":1,\"c\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\"}"
      })
  void anyOtherEntryIsRefused(String entry) {
    var bytes =
        entry
            .replace("\"C\"", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"")
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Leaf.parse(bytes)).isInstanceOf(MalformedLeafException.class);
  }
}
