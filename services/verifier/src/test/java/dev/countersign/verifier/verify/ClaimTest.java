package dev.countersign.verifier.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.fact.AttestationFact.Subject;
import dev.countersign.domain.fact.AttestationFact.Validation;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.policy.Surface;
import dev.countersign.proofs.intoto.Statement;
import dev.countersign.proofs.json.JsonReader;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A record takes nothing from a statement that is not in it. */
class ClaimTest {
  private static final String TYPE = "https://countersign.dev/attestation/safeguard-validation/v1";
  private static final String MODEL = "mv_" + "0".repeat(32);
  private static final String SIGNED =
      """
      {"modelVersionId":"%s","safeguardKey":"CY-CLS","validUntil":"2026-12-01T00:00:00Z",
       "surfaces":[{"surface":"API","configDigest":"aa","result":"PARTIAL"}]}
      """
          .formatted(MODEL);

  private static Statement statement(String predicate) {
    return new Statement(
        List.of(new Statement.Subject("m", "11")), TYPE, JsonReader.readObject(predicate));
  }

  private static AttestationReceived received(Validation validation) {
    return received(validation, null);
  }

  private static AttestationReceived received(
      Validation validation, @Nullable List<EvidenceId> evidence) {
    return new AttestationReceived(
        new AttestationId("att_" + "0".repeat(32)),
        new OrganisationId("org_kestrel"),
        "kestrel-lead",
        List.of(),
        new EngagementId("eng_" + "0".repeat(32)),
        TYPE,
        "",
        "",
        new ModelVersionId(MODEL),
        List.of(new Subject("m", "11")),
        null,
        List.of(),
        List.of(validation),
        null,
        Instant.parse("2026-06-01T00:00:00Z"),
        Instant.parse("2026-12-01T00:00:00Z"),
        null,
        Reception.ACTIVE,
        null,
        evidence);
  }

  @Test
  void whatWasSignedIsWhatIsRecorded() {
    var partial = new Validation("CY-CLS", Surface.API, "aa", Effect.PARTIAL);
    assertThat(Claim.matches(statement(SIGNED), received(partial))).isTrue();
  }

  @Test
  void aBetterResultAnotherSurfaceOrSafeguardWasNotSigned() {
    for (var claimed :
        List.of(
            new Validation("CY-CLS", Surface.API, "aa", Effect.EFFECTIVE),
            new Validation("CY-CLS", Surface.INTERNAL, "aa", Effect.PARTIAL),
            new Validation("SEC-3", Surface.API, "aa", Effect.PARTIAL),
            new Validation("CY-CLS", Surface.API, "bb", Effect.PARTIAL))) {
      assertThat(Claim.matches(statement(SIGNED), received(claimed))).isFalse();
    }
  }

  @Test
  void evidenceThatWasNotNamedWasNotSigned() {
    var found = new Validation("CY-CLS", Surface.API, "aa", Effect.PARTIAL);
    var evidence = new EvidenceId("evd_" + "0".repeat(32));
    var named = SIGNED.replace("}]}", "}],\"evidence\":[\"%s\"]}".formatted(evidence));
    assertThat(Claim.matches(statement(named), received(found, List.of(evidence)))).isTrue();
    assertThat(Claim.matches(statement(SIGNED), received(found, List.of(evidence)))).isFalse();
    assertThat(Claim.matches(statement(named), received(found))).isFalse();
    var another = new EvidenceId("evd_" + "1".repeat(32));
    assertThat(Claim.matches(statement(named), received(found, List.of(another)))).isFalse();
  }

  @Test
  void anotherModelExpirySubjectOrPredicateWasNotSigned() {
    var partial = received(new Validation("CY-CLS", Surface.API, "aa", Effect.PARTIAL));
    var later = SIGNED.replace("2026-12-01", "2026-12-02");
    assertThat(Claim.matches(statement(later), partial)).isFalse();
    var other = SIGNED.replace(MODEL, "mv_" + "1".repeat(32));
    assertThat(Claim.matches(statement(other), partial)).isFalse();
    var subject =
        new Statement(
            List.of(new Statement.Subject("m", "22")), TYPE, JsonReader.readObject(SIGNED));
    assertThat(Claim.matches(subject, partial)).isFalse();
    var type = new Statement(statement(SIGNED).subjects(), "x", JsonReader.readObject(SIGNED));
    assertThat(Claim.matches(type, partial)).isFalse();
  }
}
