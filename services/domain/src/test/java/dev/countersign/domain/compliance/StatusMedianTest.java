package dev.countersign.domain.compliance;

import static dev.countersign.domain.compliance.ComplianceStatus.ABSENT;
import static dev.countersign.domain.compliance.ComplianceStatus.BREACHED;
import static dev.countersign.domain.compliance.ComplianceStatus.CLAIMED;
import static dev.countersign.domain.compliance.ComplianceStatus.MET;
import static dev.countersign.domain.compliance.ComplianceStatus.NOT_APPLICABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatusMedianTest {
  @Test
  void fourLabsHaveNoMedian() {
    assertThat(StatusMedian.of(List.of(MET, MET, MET, MET))).isEmpty();
  }

  @Test
  void aLabThatNothingIsAskedOfIsNotCounted() {
    assertThat(StatusMedian.of(List.of(MET, MET, MET, MET, NOT_APPLICABLE))).isEmpty();
    assertThat(StatusMedian.of(List.of(MET, NOT_APPLICABLE, ABSENT, ABSENT, ABSENT, BREACHED)))
        .contains(ABSENT);
  }

  @Test
  void theMiddleOneIsTold() {
    assertThat(StatusMedian.of(List.of(MET, BREACHED, CLAIMED, MET, ABSENT))).contains(CLAIMED);
  }

  @Test
  void ofTwoMiddleOnesTheWorseIsTold() {
    assertThat(StatusMedian.of(List.of(MET, MET, MET, CLAIMED, CLAIMED, ABSENT))).contains(CLAIMED);
    assertThat(StatusMedian.of(List.of(MET, MET, MET, ABSENT, ABSENT, ABSENT))).contains(ABSENT);
  }
}
