package dev.countersign.verifier.sign;

import dev.countersign.domain.statement.PredicateType;

/** What an auditor's people sign, and the operations that prepare it and hand it in. */
enum Signed {
  ATTESTATION("prepareAttestation", "submitAttestation", "attestation { id status reason }"),
  DECLARATION("prepareDeclaration", "declareIndependence", "engagement { id status }"),
  REVOCATION("prepareRevocation", "revokeAttestation", "attestation { id status }");

  private final String prepares;
  private final String handsIn;
  private final String answer;

  Signed(String prepares, String handsIn, String answer) {
    this.prepares = prepares;
    this.handsIn = handsIn;
    this.answer = answer;
  }

  static Signed of(String predicateType) {
    if (predicateType.equals(PredicateType.REVOCATION.uri())) {
      return REVOCATION;
    }
    return predicateType.equals(PredicateType.INDEPENDENCE.uri()) ? DECLARATION : ATTESTATION;
  }

  String prepares() {
    return prepares;
  }

  String preparing() {
    return "query($input: %sInput!) { %s(input: $input) { payload } }"
        .formatted(type(prepares), prepares);
  }

  String handsIn() {
    return handsIn;
  }

  String handingIn() {
    return "mutation($input: %sInput!) { %s(input: $input) { %s } }"
        .formatted(type(handsIn), handsIn, answer);
  }

  private static String type(String operation) {
    return Character.toUpperCase(operation.charAt(0)) + operation.substring(1);
  }
}
