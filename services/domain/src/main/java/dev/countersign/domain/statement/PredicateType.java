package dev.countersign.domain.statement;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The kinds of claim. A type is a URI, and the schema of its predicate can be read at that address.
 * A version takes on nothing but members that may be absent, so that what was signed stays what it
 * was; anything else has another URI.
 */
public enum PredicateType {
  CAPABILITY_EVALUATION("capability-evaluation/v1", AuditorPredicates.CapabilityEvaluation.class),
  SAFEGUARD_VALIDATION("safeguard-validation/v1", AuditorPredicates.SafeguardValidation.class),
  PROCEDURAL_COMPLIANCE("procedural-compliance/v1", AuditorPredicates.ProceduralCompliance.class),
  INDEPENDENCE("independence/v1", AuditorPredicates.IndependenceDeclaration.class),
  REVOCATION("revocation/v1", AuditorPredicates.Revocation.class),
  RIGHT_OF_REPLY("right-of-reply/v1", LabPredicates.RightOfReply.class),
  POLICY_VERSION("policy-version/v1", PlatformPredicates.PolicyVersion.class),
  GATE_DECISION("gate-decision/v1", PlatformPredicates.GateDecision.class),
  HALT("halt/v1", PlatformPredicates.Halt.class),
  HALT_LIFT("halt-lift/v1", PlatformPredicates.HaltLift.class);

  /** What every predicate type begins with. */
  public static final String AUTHORITY = "https://countersign.dev/attestation/";

  private final String path;
  private final Class<? extends Record> shape;

  PredicateType(String path, Class<? extends Record> shape) {
    this.path = path;
    this.shape = shape;
  }

  /** The name and version, as they end the URI. */
  public String path() {
    return path;
  }

  public String uri() {
    return AUTHORITY + path;
  }

  /** The record that a predicate of this type is read as. */
  public Class<? extends Record> shape() {
    return shape;
  }

  /** Where its JSON Schema (draft 2020-12) stands on the class path. */
  public String schemaResource() {
    return "/attestation/" + path + ".json";
  }

  public static Optional<PredicateType> ofUri(String uri) {
    return Stream.of(values()).filter(type -> type.uri().equals(uri)).findFirst();
  }
}
