package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.history.Lineage;
import dev.countersign.domain.policy.RiskDomain;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What comes from what, over every path. */
class LineageTest {
  private static Lineage of(String tale) {
    return Tale.of(tale).story().read().lineage();
  }

  @Test
  void aVersionThatComesFromItselfIsRefused() {
    assertThatThrownBy(() -> Tale.of("model A from A x1"))
        .hasMessageContaining("$.parents")
        .extracting("code")
        .isEqualTo("LINEAGE_CYCLE");
    assertThatThrownBy(() -> Tale.of("model A from B x1; model B from C x1; model C from A x1"))
        .extracting("code")
        .isEqualTo("LINEAGE_CYCLE");
  }

  @Test
  void aParentThatIsRegisteredLaterIsAnAncestorAllTheSame() {
    assertThat(
            of("model B from A x2; model A from C x3")
                .descends(Tale.version("B"), Tale.version("C")))
        .isTrue();
  }

  @Test
  void siblingsShareAParentAndNeitherComesFromTheOther() {
    var lineage = of("model A; model B from A x1; model C from A x1; model D from B x1; model E");
    assertThat(lineage.siblingsOf(Tale.version("B"))).containsExactly(Tale.version("C"));
    assertThat(lineage.siblingsOf(Tale.version("C"))).containsExactly(Tale.version("B"));
    assertThat(lineage.siblingsOf(Tale.version("A"))).isEmpty();
    assertThat(lineage.siblingsOf(Tale.version("D"))).isEmpty();
    assertThat(lineage.siblingsOf(Tale.version("E"))).isEmpty();
  }

  @Test
  void theLargestProductOverAllPathsCountsAndAnUnknownEdgeMakesItUnknown() {
    var lineage =
        of(
            "model A; model B from A x2; model C from A x3; model D from B x1.5 and C x1.5;"
                + " model E from A x?; model F from D x1 and E x1");
    assertThat(lineage.ratio(Tale.version("A"), Tale.version("D"), RiskDomain.CYBER))
        .hasValueSatisfying(ratio -> assertThat(ratio).isEqualByComparingTo("4.5"));
    assertThat(lineage.ratio(Tale.version("A"), Tale.version("F"), RiskDomain.CYBER)).isEmpty();
    assertThat(lineage.ratio(Tale.version("D"), Tale.version("F"), RiskDomain.CYBER))
        .contains(BigDecimal.ONE);
    assertThat(lineage.ratio(Tale.version("A"), Tale.version("D"), RiskDomain.AI_RND)).isEmpty();
    assertThat(lineage.ratio(Tale.version("D"), Tale.version("A"), RiskDomain.CYBER)).isEmpty();
  }
}
