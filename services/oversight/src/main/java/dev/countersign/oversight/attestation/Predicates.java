package dev.countersign.oversight.attestation;

import dev.countersign.domain.codec.RecordReader;
import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.fact.AttestationFact.ThresholdFinding;
import dev.countersign.domain.fact.AttestationFact.Validation;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.proofs.intoto.Statement;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.time.Instant;
import java.util.List;

/** The claims that an auditor can sign, each under its predicate type. */
public final class Predicates {
  private static final String AUTHORITY = "https://countersign.dev/attestation/";
  public static final String CAPABILITY_EVALUATION = AUTHORITY + "capability-evaluation/v1";
  public static final String SAFEGUARD_VALIDATION = AUTHORITY + "safeguard-validation/v1";

  private Predicates() {}

  /** That an evaluation was made as registered, and found this. */
  public record CapabilityEvaluation(
      ModelVersionId modelVersion,
      EvaluationId evaluation,
      String protocolDigest,
      String lead,
      List<ThresholdFinding> findings,
      Instant validUntil) {}

  /** That safeguards do, or do not do, what they are for. */
  public record SafeguardValidation(
      ModelVersionId modelVersion,
      String method,
      String lead,
      List<Validation> validations,
      Instant validUntil) {}

  static JsonObject write(Record predicate) {
    return RecordWriter.write(predicate);
  }

  static CapabilityEvaluation capabilityEvaluation(Statement statement) {
    return RecordReader.read(statement.predicate(), CapabilityEvaluation.class);
  }

  static SafeguardValidation safeguardValidation(Statement statement) {
    return RecordReader.read(statement.predicate(), SafeguardValidation.class);
  }
}
