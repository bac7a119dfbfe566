package dev.countersign.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.WorkedExampleTest;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.DecisionId;
import dev.countersign.domain.policy.RiskDomain;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever may read a part of a decision reads that part, and learns nothing of the others. */
class DecisionPartsTest {
  private static final Case FACTS =
      Case.of(History.of(WorkedExampleTest.clearedFacts()), Instant.parse("2026-08-12T12:00:00Z"));

  private static GateDecided decided(Reason... reasons) {
    var request = WorkedExampleTest.request();
    return new Decision(
            Outcome.HALTED,
            Outcome.HALTED,
            List.of(reasons),
            List.of(),
            List.of(),
            List.of(),
            "",
            null)
        .recorded(new DecisionId("dec_" + "0".repeat(32)), request);
  }

  private static Reason of(ReasonCode code, String key) {
    return new Reason(code, key, null, null, code + " " + key);
  }

  private static DecisionParts parts(Reason... reasons) {
    return DecisionParts.of(decided(reasons), FACTS.policies());
  }

  private static TreeSet<RiskDomain> domains(RiskDomain... domains) {
    return new TreeSet<>(List.of(domains));
  }

  @Test
  void reasonsAreReadByTheDomainOfTheirThreshold() {
    var halt = of(ReasonCode.OPEN_HALT, "BIO-2");
    var cyber = of(ReasonCode.RULED_OUT, "CYBER-2");
    var bio = of(ReasonCode.NOT_ASSESSED, "BIO-2");
    var parts = parts(halt, cyber, bio);
    assertThat(parts.domains()).containsExactly(RiskDomain.CHEM_BIO, RiskDomain.CYBER);
    assertThat(parts.reasons().get(domains(RiskDomain.CHEM_BIO))).containsExactly(halt, bio);
    assertThat(parts.reasons().get(domains(RiskDomain.CYBER))).containsExactly(cyber);
    assertThat(parts.isWhole()).isFalse();
  }

  @Test
  void whatIsAboutNoThresholdIsEveryEngagedAuditorsToRead() {
    var policy = new Reason(ReasonCode.NO_POLICY, null, null, null, "none");
    assertThat(parts(policy).domains()).isEmpty();
    assertThat(parts(policy).isWhole()).isTrue();
    var mixed = parts(policy, of(ReasonCode.OPEN_HALT, "BIO-2"));
    assertThat(mixed.isWhole()).isFalse();
    assertThat(mixed.reasons().get(domains())).containsExactly(policy);
  }

  @Test
  void aDecisionOfOneDomainHasOnePart() {
    var parts = parts(of(ReasonCode.OPEN_HALT, "BIO-2"), of(ReasonCode.NOT_ASSESSED, "BIO-2"));
    assertThat(parts.isWhole()).isTrue();
    assertThat(parts.domains()).containsExactly(RiskDomain.CHEM_BIO);
  }

  @Test
  void noReasonIsLostOrDoubled() {
    var whole = Gate.decide(FACTS, WorkedExampleTest.request());
    var parts = parts(whole.reasons().toArray(Reason[]::new));
    assertThat(parts.reasons().values().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(whole.reasons());
    assertThat(Stream.of(RiskDomain.values()).filter(parts.domains()::contains))
        .containsExactlyInAnyOrder(RiskDomain.CHEM_BIO, RiskDomain.CYBER);
  }
}
