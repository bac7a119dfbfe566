package dev.countersign.journeys;

import static dev.countersign.journeys.Deeds.does;
import static dev.countersign.journeys.Deeds.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.journeys.people.Keyring;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What labs have to say of findings about them, signed by an officer and the organisation. */
final class LaterReplies {
  private LaterReplies() {}

  /** Whoever sees the finding sees this. */
  static void to(String finding, Home home) {
    register(home, officers(home), "person", home.officer());
    register(home, organisation(home));
    given(home, of("finding", finding, "reply", "It was seen to."));
    aboutPolicies(home);
  }

  /**
   * To a policy version, which everyone sees; and to how the lab stands to a commitment, as a whole
   * and on a model, which its regulators see beside it.
   */
  private static void aboutPolicies(Home home) {
    var matrix =
        Api.as(home.officer())
            .post(
                "{ complianceMatrix { labs(first: 1) { nodes { commitments { policyVersion"
                    + " commitmentKey } models(first: 1) { nodes { modelVersion } } } } } }",
                Map.of());
    var lab = "data.complianceMatrix.labs.nodes[0].";
    var policy = matrix.getString(lab + "commitments[0].policyVersion");
    var commitment = matrix.getString(lab + "commitments[0].commitmentKey");
    given(home, of("finding", policy, "reply", "We meant it so."));
    for (var finding : List.of(policy, matrix.getString(lab + "models.nodes[0].modelVersion"))) {
      given(
          home,
          of("finding", finding, "commitmentKey", commitment, "reply", "We see it otherwise."));
    }
  }

  private static void given(Home home, Map<String, Object> reply) {
    reply.remove("idempotencyKey");
    var prepared =
        Api.as(home.officer())
            .post(
                "query($input: PrepareReplyInput!) { prepareReply(input: $input) { payloadType"
                    + " payload } }",
                Map.of("input", reply));
    var envelope =
        Keyring.sign(
            prepared.getString("data.prepareReply.payloadType"),
            Base64.getDecoder().decode(prepared.getString("data.prepareReply.payload")),
            officers(home),
            organisation(home));
    var given =
        Api.as(home.officer())
            .post(
                "mutation($input: GiveReplyInput!) { giveReply(input: $input) { replies { finding"
                    + " } } }",
                Map.of("input", of("envelope", envelope)));
    assertThat(given.getList("data.giveReply.replies.finding", String.class))
        .as("by " + home.officer() + ": " + given.getList("errors"))
        .isNotEmpty()
        .containsOnly((String) reply.get("finding"));
  }

  private static PrivateKey officers(Home home) {
    return keys().key(home.officer(), Algorithm.ED25519);
  }

  private static PrivateKey organisation(Home home) {
    return keys().key(home.alias(), Algorithm.ECDSA_P256);
  }

  private static Keyring keys() {
    return new Keyring(Told.once().site().folder().resolve("demo-keys"));
  }

  private static void register(Home home, PrivateKey key, Object... whose) {
    var input = of(whose);
    input.put("publicKey", Keyring.publicKey(key));
    input.put("proofOfPossession", Keyring.possession(home.lab(), key));
    does(home.officer(), "registerSigningKey", "signingKey", input);
  }
}
