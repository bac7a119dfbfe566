package dev.countersign.journeys.bench.edge;

import dev.countersign.domain.codec.FactCodec;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.HaltFact.Cause;
import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.HaltId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.policy.Stage;
import dev.countersign.proofs.json.CanonicalJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact as the rules write it, with marks that SQL puts the numbers of a row in place of.
 *
 * @param prefix of its ids
 * @param model the model family it is about; null if none
 * @param domain its risk domain; null if none
 * @param evidenceClass null where it is no evidence
 */
record Template(
    Fact fact,
    String prefix,
    @Nullable String model,
    @Nullable String domain,
    @Nullable String evidenceClass) {
  static final String ROW = "987654321";
  static final String DIGITS = "e".repeat(32);
  static final String LAB = "org_thelab";

  private static final String DIGEST = "d".repeat(64);
  private static final OrganisationId THE_LAB = new OrganisationId(LAB);
  private static final Instant AT = Instant.parse("2026-05-01T00:00:00Z");
  private static final ModelVersionId VERSION = new ModelVersionId("mv_" + "1".repeat(32));

  static Template evidence() {
    return new Template(
        new EvidenceSealed(
            new EvidenceId("evd_" + DIGITS),
            DIGEST,
            4_812_331,
            "application/json",
            "log.eval",
            EvidenceClass.CONFIDENTIAL,
            "inspect",
            true,
            400L,
            400L,
            List.of()),
        "evd_",
        null,
        null,
        "CONFIDENTIAL");
  }

  static Template evaluation() {
    return new Template(
        new EvaluationRegistered(
            new EvaluationId("evl_" + DIGITS),
            VERSION,
            List.of("CYBER-2"),
            "Autonomous exploitation, held-out targets",
            DIGEST,
            THE_LAB),
        "evl_",
        "mdl_1",
        "CYBER",
        null);
  }

  static Template halt() {
    return new Template(
        new HaltOpened(
            new HaltId("hlt_" + DIGITS),
            VERSION,
            "CYBER-2",
            DIGEST,
            List.of(Stage.SCALE),
            Cause.CROSSING,
            "evl_" + "2".repeat(32)),
        "hlt_",
        "mdl_1",
        "CYBER",
        null);
  }

  String kind() {
    return fact.kind();
  }

  /** The body of a fact of this transaction, with marks for row, id and lab. */
  String body(int transaction) {
    return CanonicalJson.text(
        FactCodec.toJson(
            new RecordedFact(
                new FactHeader(
                    kind(),
                    1,
                    prefix + DIGITS,
                    THE_LAB,
                    THE_LAB,
                    AT,
                    AT,
                    new Position(1, transaction, Integer.parseInt(ROW)),
                    null,
                    null,
                    List.of()),
                fact)));
  }
}
