package dev.countersign.domain;

import static dev.countersign.domain.Auditors.BRACKEN;
import static dev.countersign.domain.Auditors.KESTREL;
import static dev.countersign.domain.attestation.AccreditationState.EXPIRED;
import static dev.countersign.domain.attestation.AccreditationState.IN_FORCE;
import static dev.countersign.domain.attestation.AccreditationState.RECORDED;
import static dev.countersign.domain.attestation.AccreditationState.UPCOMING;
import static dev.countersign.domain.attestation.AccreditationState.WITHDRAWN;
import static dev.countersign.domain.policy.RiskDomain.CHEM_BIO;
import static dev.countersign.domain.policy.RiskDomain.CYBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.attestation.AccreditationState;
import dev.countersign.domain.attestation.Accreditations;
import dev.countersign.domain.fact.OrganisationFact.AccreditationApproved;
import dev.countersign.domain.fact.OrganisationFact.AccreditationRecorded;
import dev.countersign.domain.fact.OrganisationFact.AccreditationWithdrawn;
import dev.countersign.domain.id.AccreditationId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.policy.RiskDomain;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is accredited, for what, and until when. */
class AccreditationTest {
  private static final AccreditationId ID = new AccreditationId("acc_" + "1".repeat(32));
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");

  private final Story story = new Story("2026-03-01T00:00:00Z");

  private static AccreditationRecorded wanted(
      String body, Instant from, Instant until, RiskDomain... domains) {
    return new AccreditationRecorded(
        ID,
        KESTREL,
        body,
        "ISO/IEC 17020",
        "UKAS 0001",
        List.of(domains),
        from,
        until,
        "the body's register",
        null,
        "r");
  }

  private void record(Instant from, Instant until) {
    story.file(ID.value(), wanted("Kingdom Accreditation", from, until, CYBER, CHEM_BIO));
  }

  private void approve() {
    story.file(ID.value(), new AccreditationApproved(ID, "a"));
  }

  private Accreditations read() {
    var history = story.read().history();
    return Accreditations.of(
        history.all(AccreditationRecorded.class),
        history.all(AccreditationApproved.class),
        history.all(AccreditationWithdrawn.class));
  }

  private AccreditationState at(String instant) {
    return read().all().getFirst().at(Instant.parse(instant));
  }

  private List<RiskDomain> domains(OrganisationId auditor, String instant) {
    return read().domains(auditor, Instant.parse(instant));
  }

  @Test
  void whatNobodyApprovedCountsForNothing() {
    record(FROM, UNTIL);
    assertThat(at("2026-06-01T00:00:00Z")).isEqualTo(RECORDED);
    assertThat(domains(KESTREL, "2026-06-01T00:00:00Z")).isEmpty();
    assertThat(read().of(KESTREL)).isEmpty();
  }

  @Test
  void itCountsFromItsApprovalAndNotBefore() {
    record(FROM, UNTIL);
    story.at("2026-04-01T00:00:00Z");
    approve();
    assertThat(domains(KESTREL, "2026-03-31T23:59:59Z")).isEmpty();
    assertThat(domains(KESTREL, "2026-04-01T00:00:00Z")).containsExactly(CHEM_BIO, CYBER);
    assertThat(domains(BRACKEN, "2026-04-01T00:00:00Z")).isEmpty();
  }

  @Test
  void itEndsWithItsLastInstantExcluded() {
    record(Instant.parse("2026-05-01T00:00:00Z"), UNTIL);
    approve();
    assertThat(at("2026-04-30T23:59:59Z")).isEqualTo(UPCOMING);
    assertThat(at("2026-05-01T00:00:00Z")).isEqualTo(IN_FORCE);
    assertThat(at("2026-12-31T23:59:59Z")).isEqualTo(IN_FORCE);
    assertThat(at("2027-01-01T00:00:00Z")).isEqualTo(EXPIRED);
  }

  @Test
  void aWithdrawalCountsFromItsDayHoweverLateItIsLearnt() {
    record(FROM, UNTIL);
    approve();
    story.at("2026-09-01T00:00:00Z");
    story.file(
        ID.value(),
        new AccreditationWithdrawn(ID, "left", Instant.parse("2026-07-01T00:00:00Z"), "r"));
    assertThat(domains(KESTREL, "2026-06-30T23:59:59Z")).containsExactly(CHEM_BIO, CYBER);
    assertThat(at("2026-07-01T00:00:00Z")).isEqualTo(WITHDRAWN);
    assertThat(domains(KESTREL, "2026-08-01T00:00:00Z")).isEmpty();
  }

  @Test
  void whatContradictsItselfIsRefused() {
    refused("INTERVAL_EMPTY", wanted("Body", UNTIL, FROM, CYBER));
    refused("INTERVAL_EMPTY", wanted("Body", FROM, FROM, CYBER));
    refused("ACCREDITED_FOR_NOTHING", wanted("Body", FROM, UNTIL));
    refused("ACCREDITED_FOR_NOTHING", wanted("Body", FROM, UNTIL, CYBER, CYBER));
    refused("ACCREDITS_ITSELF", wanted(" kestrel  EVALS", FROM, UNTIL, CYBER));
    Accreditations.check(wanted("Body", FROM, UNTIL, CYBER), "Kestrel Evals");
  }

  private static void refused(String code, AccreditationRecorded wanted) {
    assertThatThrownBy(() -> Accreditations.check(wanted, "Kestrel Evals"))
        .isInstanceOfSatisfying(
            RuleBrokenException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
