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

  static void to(String finding, Home home) {
    var keys = new Keyring(Told.once().site().folder().resolve("demo-keys"));
    var officers = keys.key(home.officer(), Algorithm.ED25519);
    var organisations = keys.key(home.alias(), Algorithm.ECDSA_P256);
    register(home, officers, "person", home.officer());
    register(home, organisations);
    var prepared =
        Api.as(home.officer())
            .post(
                "query($input: PrepareReplyInput!) { prepareReply(input: $input) { payloadType"
                    + " payload } }",
                Map.of("input", Map.of("finding", finding, "reply", "It was seen to.")));
    var envelope =
        Keyring.sign(
            prepared.getString("data.prepareReply.payloadType"),
            Base64.getDecoder().decode(prepared.getString("data.prepareReply.payload")),
            officers,
            organisations);
    var given =
        Api.as(home.officer())
            .post(
                "mutation($input: GiveReplyInput!) { giveReply(input: $input) { replies { finding"
                    + " } } }",
                Map.of("input", of("envelope", envelope)));
    assertThat(given.getList("data.giveReply.replies.finding"))
        .as("by " + home.officer() + ": " + given.getList("errors"))
        .isEqualTo(List.of(finding));
  }

  private static void register(Home home, PrivateKey key, Object... whose) {
    var input = of(whose);
    input.put("publicKey", Keyring.publicKey(key));
    input.put("proofOfPossession", Keyring.possession(home.lab(), key));
    does(home.officer(), "registerSigningKey", "signingKey", input);
  }
}
