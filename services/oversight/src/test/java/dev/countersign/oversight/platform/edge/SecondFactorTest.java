package dev.countersign.oversight.platform.edge;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.local.Parts;
import dev.countersign.local.realm.RealmDefinition;
import dev.countersign.local.realm.RealmKeeper;
import dev.countersign.oversight.Api;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What binds is done only by who has just signed in with a second factor. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class SecondFactorTest {
  private static final String PERSON =
      """
      {"users": [{"username": "aurelia-plain", "enabled": true, "email": "plain@aurelia.example",
        "emailVerified": true, "firstName": "Plain", "lastName": "Officer", "realmRoles": ["officer"],
        "credentials": [{"type": "password", "value": "countersign", "temporary": false}]},
       {"username": "kestrel-plain", "enabled": true, "email": "plain@kestrel.example",
        "emailVerified": true, "firstName": "Plain", "lastName": "Lead", "realmRoles": ["lead"],
        "credentials": [{"type": "password", "value": "countersign", "temporary": false}]}],
       "organizations": [{"name": "Aurelia Labs", "alias": "aurelia",
        "members": [{"username": "aurelia-plain"}]},
       {"name": "Kestrel Evals", "alias": "kestrel", "members": [{"username": "kestrel-plain"}]}]}
      """;

  @BeforeEach
  void peopleWithoutASecondFactor() throws IOException {
    var parts = Parts.attachOrStart();
    // Parts that already run may be of a realm that had no second factor yet.
    assumeTrue(parts.haveSecondFactor());
    Register.ready();
    new RealmKeeper(parts.realmAdmin(), RealmDefinition.local())
        .addPeople(new ObjectMapper().readTree(PERSON));
  }

  @Test
  void aPolicyIsNotPublishedWithOneFactor() {
    Api.as("aurelia-plain")
        .mutate(
            "publishPolicyVersion",
            "policyVersion { id }",
            Map.of("idempotencyKey", LabSteps.key(), "policyVersion", "pol_" + "0".repeat(32)))
        .body("errors[0].extensions.code", equalTo("SECOND_FACTOR_REQUIRED"));
  }

  @Test
  void aHaltIsNotLiftedWithOneFactor() {
    for (var verb : new String[] {"requestHaltLift", "approveHaltLift"}) {
      var input = new java.util.HashMap<String, Object>();
      input.put("idempotencyKey", LabSteps.key());
      input.put("halt", "hlt_" + "0".repeat(32));
      if (verb.equals("requestHaltLift")) {
        input.put("reason", "none");
      }
      Api.as("aurelia-plain")
          .mutate(verb, "halt { id }", input)
          .body("errors[0].extensions.code", equalTo("SECOND_FACTOR_REQUIRED"));
    }
  }

  @Test
  void aHazardIsNotLetOutAndNothingErasedWithOneFactor() {
    Api.as("aurelia-plain")
        .mutate(
            "approveHazardRead",
            "hazardRead { id }",
            Map.of("idempotencyKey", LabSteps.key(), "request", "hzr_" + "0".repeat(32)))
        .body("errors[0].extensions.code", equalTo("SECOND_FACTOR_REQUIRED"));
    Api.as("aurelia-plain")
        .mutate(
            "eraseEvidence",
            "evidence { id }",
            Map.of(
                "idempotencyKey",
                LabSteps.key(),
                "evidence",
                "evd_" + "0".repeat(32),
                "reason",
                "none"))
        .body("errors[0].extensions.code", equalTo("SECOND_FACTOR_REQUIRED"));
  }

  @Test
  void aSigningKeyIsNotRegisteredWithOneFactor() {
    Api.as("aurelia-plain")
        .mutate(
            "registerSigningKey",
            "signingKey { id }",
            Map.of("idempotencyKey", LabSteps.key(), "publicKey", "x", "proofOfPossession", "x"))
        .body("errors[0].extensions.code", equalTo("SECOND_FACTOR_REQUIRED"));
  }

  @Test
  void anAttestationIsNotTakenBackWithOneFactorAndIsHandedInByItsSignatures() {
    var input = Map.<String, Object>of("idempotencyKey", LabSteps.key(), "envelope", "{}");
    Api.as("kestrel-plain")
        .mutate("revokeAttestation", "attestation { id }", input)
        .body("errors[0].extensions.code", equalTo("SECOND_FACTOR_REQUIRED"));
    Api.as("kestrel-plain")
        .mutate("submitAttestation", "attestation { id }", input)
        .body("errors[0].extensions.code", equalTo("ENVELOPE_MALFORMED"));
  }

  @Test
  void whoHasNotTheRoleIsNotAskedForASecondFactor() {
    Api.as("aurelia-submitter")
        .mutate(
            "publishPolicyVersion",
            "policyVersion { id }",
            Map.of("idempotencyKey", LabSteps.key(), "policyVersion", "pol_" + "0".repeat(32)))
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
  }

  @Test
  void withBothFactorsOnlyTheRuleDecides() {
    Api.as("aurelia-officer")
        .mutate(
            "publishPolicyVersion",
            "policyVersion { id }",
            Map.of("idempotencyKey", LabSteps.key(), "policyVersion", "pol_" + "0".repeat(32)))
        .body("errors[0].extensions.code", not(equalTo("SECOND_FACTOR_REQUIRED")));
  }
}
