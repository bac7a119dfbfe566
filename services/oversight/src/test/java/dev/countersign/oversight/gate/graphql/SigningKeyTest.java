package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.AuditorSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Keys are rotated and revoked; what they signed while they were their owner's alone stands. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class SigningKeyTest extends AttestationSteps {
  private static PrivateKey fresh() {
    return PrivateKey.generate(Algorithm.ED25519, new SecureRandom());
  }

  private static ValidatableResponse revokeKey(String id, String compromisedSince) {
    var input =
        new HashMap<String, Object>(
            Map.of("idempotencyKey", key(), "key", id, "reason", "lost laptop"));
    input.put("compromisedSince", compromisedSince);
    return Api.as("kestrel-lead")
        .mutate("revokeSigningKey", "signingKey { revokedAt compromisedSince }", input);
  }

  @Test
  void aCompromisedKeyTakesWhatWasRecordedSinceAndARevokedOneNothing() {
    var evaluation = evaluation();
    var lead = fresh();
    var leadId = AuditorSteps.register("kestrel-lead", lead);
    var organisation = fresh();
    var organisationId = AuditorSteps.register(null, organisation);
    var id = id(submit(AuditorSteps.submission(prepared(evaluation, UNTIL), lead, organisation)));
    revokeKey(organisationId, null).body("errors", nullValue());
    node("aurelia-officer", id).body("data.node.status", equalTo("ACTIVE"));
    submit(
            AuditorSteps.submission(
                prepared(evaluation, "2026-11-29T00:00:00Z"), lead, organisation))
        .body("errors[0].extensions.code", equalTo("SIGNATURE_MISSING"));
    Api.as("bracken-lead")
        .mutate(
            "revokeSigningKey",
            "signingKey { id }",
            Map.of("idempotencyKey", key(), "key", leadId, "reason", "mischief"))
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    revokeKey(leadId, now()).body("errors", nullValue());
    node("aurelia-officer", id)
        .body("data.node.status", equalTo("SUSPENDED"))
        .body("data.node.statusReason", equalTo("KEY_COMPROMISED"))
        .body("data.node.statusRelatesTo", equalTo(leadId));
    Api.anonymous()
        .send(
            "{ signingKeys(organisation: \"org_kestrel\", first: 100) { nodes { id revokedAt } } }")
        .body("data.signingKeys.nodes.id", hasItem(leadId));
  }

  @Test
  void anEarlierCompromiseIsToldAgainAndALaterOneIsNot() {
    var evaluation = evaluation();
    var lead = fresh();
    var leadId = AuditorSteps.register("kestrel-lead", lead);
    var organisation = fresh();
    AuditorSteps.register(null, organisation);
    var signed = now();
    var id = id(submit(AuditorSteps.submission(prepared(evaluation, UNTIL), lead, organisation)));
    move(Instant.parse(now()).plus(Duration.ofHours(1)).toString());
    var told = now();
    revokeKey(leadId, told).body("errors", nullValue());
    node("aurelia-officer", id).body("data.node.status", equalTo("ACTIVE"));
    for (var later : Arrays.asList(told, null)) {
      revokeKey(leadId, later).body("errors[0].extensions.code", equalTo("KEY_REVOKED"));
    }
    revokeKey(leadId, signed)
        .body("errors", nullValue())
        .body("data.revokeSigningKey.signingKey.compromisedSince", equalTo(signed));
    node("aurelia-officer", id)
        .body("data.node.status", equalTo("SUSPENDED"))
        .body("data.node.statusReason", equalTo("KEY_COMPROMISED"));
    // As is known today, it did not count in between either; then, nobody knew.
    var between = Instant.parse(signed).plus(Duration.ofMinutes(30)).toString();
    for (var asOf : Map.of("validAt", "SUSPENDED", "knownAt", "ACTIVE").entrySet()) {
      Api.as("aurelia-officer")
          .send(
              "query($id: ID!, $asOf: AsOfInput) { node(id: $id, asOf: $asOf) {"
                  + " ... on Attestation { status } } }",
              Map.of("id", id, "asOf", Map.of(asOf.getKey(), between)))
          .body("data.node.status", equalTo(asOf.getValue()));
    }
  }

  @Test
  void aKeyIsRotatedByItsPredecessorAndItself() {
    var old = fresh();
    var oldId = AuditorSteps.register(null, old);
    var next = fresh();
    var spki = Base64.getEncoder().encodeToString(next.publicKey().spki());
    var stated =
        dev.countersign.proofs.json.CanonicalJson.bytes(
            dev.countersign.proofs.json.JsonValue.JsonObject.of()
                .with("organisation", "org_kestrel")
                .with("publicKey", spki)
                .with("replaces", oldId));
    var type = "application/vnd.countersign.key-possession+json";
    for (var keys : List.of(new PrivateKey[] {next}, new PrivateKey[] {old})) {
      rotate(oldId, spki, AuditorSteps.sign(type, stated, keys))
          .body("errors[0].extensions.code", equalTo("POSSESSION_NOT_PROVEN"));
    }
    rotate(oldId, spki, AuditorSteps.sign(type, stated, old, next))
        .body("errors", nullValue())
        .body("data.rotateSigningKey.signingKey.replaces", equalTo(oldId))
        .body("data.rotateSigningKey.signingKey.revokedAt", nullValue());
    rotate(oldId, spki, AuditorSteps.sign(type, stated, old, next))
        .body("errors[0].extensions.code", equalTo("KEY_REVOKED"));
  }

  private static ValidatableResponse rotate(String old, String spki, String proof) {
    return Api.as("kestrel-lead")
        .mutate(
            "rotateSigningKey",
            "signingKey { replaces revokedAt }",
            Map.of(
                "idempotencyKey", key(),
                "key", old,
                "publicKey", spki,
                "proofOfPossession", proof));
  }

  @Test
  void oneKeyHasOneTextAndIsRegisteredOnce() {
    var key = fresh();
    var spki = Base64.getEncoder().encodeToString(key.publicKey().spki());
    var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    int last = spki.indexOf('=') - 1;
    var sibling =
        spki.substring(0, last) + alphabet.charAt(alphabet.indexOf(spki.charAt(last)) + 1) + "=";
    for (var text : List.of(spki.replace("=", ""), sibling, spki + "\n")) {
      registered("bracken-lead", "org_bracken", text, key)
          .body("errors[0].extensions.code", equalTo("KEY_NOT_USABLE"));
    }
    registered("kestrel-lead", "org_kestrel", spki, key).body("errors", nullValue());
    registered("bracken-lead", "org_bracken", spki, key)
        .body("errors[0].extensions.code", equalTo("KEY_REGISTERED"));
  }

  /** Whoever holds the key's lock stands for a replica that is just registering it. */
  @Test
  void ofTwoWhoRegisterOneKeyAtOnceOneDoes() throws Exception {
    var key = fresh();
    var spki = Base64.getEncoder().encodeToString(key.publicKey().spki());
    int number = HexFormat.fromHexDigits(key.publicKey().fingerprint(), 0, 8);
    var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var replica = DriverManager.getConnection(url + "?user=countersign_oversight");
        var statement = replica.createStatement()) {
      replica.setAutoCommit(false);
      statement.execute("select pg_advisory_xact_lock(5, %d)".formatted(number));
      var both =
          Stream.of("kestrel", "bracken")
              .map(
                  auditor ->
                      threads.submit(
                          () ->
                              registered(auditor + "-lead", "org_" + auditor, spki, key)
                                  .extract()
                                  .<String>path("errors[0].extensions.code")))
              .toList();
      awaitWaiting(statement, number, 2);
      assertThat(
              count(
                  statement,
                  """
                  select count(*) from pg_locks held join pg_locks waiting using (pid)
                  where held.locktype = 'advisory' and held.classid in (1, 2, 3)
                    and waiting.classid = 5 and not waiting.granted
                  """))
          .as("they keep no ledger's writers waiting")
          .isZero();
      replica.rollback();
      assertThat(Arrays.asList(both.get(0).get(), both.get(1).get()))
          .containsExactlyInAnyOrder(null, "KEY_REGISTERED");
    }
  }

  private static void awaitWaiting(Statement statement, int number, int many) throws Exception {
    var waiting =
        "select count(*) from pg_locks where locktype = 'advisory' and classid = 5 and objid = %s and not granted"
            .formatted(Integer.toUnsignedString(number));
    for (int tries = 0; tries < 600; tries++) {
      if (count(statement, waiting) == many) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("They do not wait for the key");
  }

  private static int count(Statement statement, String sql) throws SQLException {
    try (var row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static ValidatableResponse registered(
      String user, String organisation, String text, PrivateKey key) {
    return Api.as(user)
        .mutate(
            "registerSigningKey",
            "signingKey { id }",
            Map.of(
                "idempotencyKey", key(),
                "publicKey", text,
                "proofOfPossession", AuditorSteps.possession(organisation, text, key)));
  }

  @Test
  void aPersonalKeyIsRegisteredByThatPersonAlone() {
    var key = fresh();
    var spki = Base64.getEncoder().encodeToString(key.publicKey().spki());
    Api.as("kestrel-lead")
        .mutate(
            "registerSigningKey",
            "signingKey { id }",
            Map.of(
                "idempotencyKey",
                key(),
                "person",
                "kestrel-evaluator",
                "publicKey",
                spki,
                "proofOfPossession",
                AuditorSteps.possession("org_kestrel", spki, key)))
        .body("errors[0].extensions.code", equalTo("PERSON_MISMATCH"));
  }
}
