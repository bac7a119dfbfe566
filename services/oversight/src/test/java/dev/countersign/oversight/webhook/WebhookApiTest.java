package dev.countersign.oversight.webhook;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.PolicySteps;
import dev.countersign.oversight.Register;
import dev.countersign.oversight.webhook.Receiver.Received;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever asks is told, once a message at least, signed, and of nothing that it may not see. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class WebhookApiTest {
  @BeforeEach
  void ready() {
    Register.ready();
  }

  private static ValidatableResponse registered(String user, String url) {
    return Api.as(user)
        .mutate(
            "registerWebhook",
            "webhook { id secret url kinds }",
            Map.of("idempotencyKey", key(), "url", url, "kinds", List.of("WEAKENING")));
  }

  private static String webhook(String user, Receiver receiver) {
    return registered(user, receiver.url())
        .body("errors", nullValue())
        .body("data.registerWebhook.webhook.secret", startsWith("whsec_"))
        .extract()
        .path("data.registerWebhook.webhook.id");
  }

  private static void removed(String user, String webhook) {
    Api.as(user)
        .mutate(
            "removeWebhook",
            "webhook { removed }",
            Map.of("idempotencyKey", key(), "webhook", webhook))
        .body("data.removeWebhook.webhook.removed", is(true));
  }

  /** Publishes a weaker version, and gives its id. */
  private static String weakened() {
    var document = LabSteps.document(PolicySteps.WRITES);
    var first =
        PolicySteps.published(
            PolicySteps.drafted(document, LabSteps.rsp(), "2026-03-01T00:00:00Z"));
    var weaker =
        new HashMap<>(
            PolicySteps.changed(
                document, LabSteps.rsp().replace("0.60", "0.85"), "2026-03-02T00:00:00Z"));
    weaker.put("previous", first);
    return PolicySteps.published(PolicySteps.drafted(weaker));
  }

  private static String secret(String user, String webhook) {
    return Api.as(user)
        .send("{ webhooks { id secret } }")
        .extract()
        .path("data.webhooks.find { it.id == '%s' }.secret".formatted(webhook));
  }

  private static String signed(String secret, Received received) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
    var text = received.id() + "." + received.timestamp() + "." + received.body();
    return "v1,"
        + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static ValidatableResponse messages(String user) {
    return Api.as(user)
        .send(
            "{ webhooks { id messages(first: 10) { totalCount edges { cursor } nodes { id attempts"
                + " failure deliveredAt nextAttemptAt } } } }");
  }

  /** Waits until the newest message of it is settled: taken by its receiver, or given up. */
  private static void awaitSettled(String user, String webhook) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    var settled =
        "data.webhooks.find { it.id == '%s' }.messages.nodes[0].nextAttemptAt".formatted(webhook);
    while (messages(user).extract().path(settled) != null) {
      assertThat(System.nanoTime()).as("settled in time").isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  @Test
  void aMessageIsSignedRetriedUnderOneIdAndReplayedFromACursor() throws Exception {
    try (var receiver = new Receiver()) {
      var webhook = webhook("eu-supervisor", receiver);
      receiver.answer(500);
      var version = weakened();
      var first = receiver.next();
      var second = receiver.next();
      assertThat(second.id()).isEqualTo(first.id());
      assertThat(second.body()).isEqualTo(first.body()).contains(version).contains("\"WEAKENING\"");
      assertThat(second.signature()).isEqualTo(signed(secret("eu-supervisor", webhook), second));
      assertThat(receiver.within(1000)).as("taken is taken").isNull();
      weakened();
      var third = receiver.next();
      assertThat(third.id()).isNotEqualTo(first.id());
      // What is replayed before its first delivery is on record would count as delivered then.
      awaitSettled("eu-supervisor", webhook);
      String cursor =
          messages("eu-supervisor")
              .extract()
              .path(
                  "data.webhooks.find { it.id == '%s' }.messages.edges[1].cursor"
                      .formatted(webhook));
      Api.as("eu-supervisor")
          .mutate("replayWebhook", "webhook { id }", Map.of("webhook", webhook, "after", cursor))
          .body("errors", nullValue());
      var again = receiver.next();
      assertThat(again.id()).isEqualTo(third.id());
      assertThat(again.body()).isEqualTo(third.body());
      removed("eu-supervisor", webhook);
    }
  }

  @Test
  void aRedirectionToLoopbackIsNotFollowedAndGivenUpWithItsCode() throws Exception {
    try (var receiver = new Receiver()) {
      var webhook = webhook("eu-supervisor", receiver);
      receiver.answer(302, 307, 301, 308);
      weakened();
      for (int attempt = 1; attempt <= 3; attempt++) {
        receiver.next();
      }
      awaitSettled("eu-supervisor", webhook);
      assertThat(receiver.within(1000)).as("given up after its last pause").isNull();
      assertThat(receiver.followed()).isZero();
      messages("eu-supervisor")
          .body(
              "data.webhooks.find { it.id == '%s' }.messages.nodes.failure".formatted(webhook),
              contains("WEBHOOK_REDIRECTED"))
          .body(
              "data.webhooks.find { it.id == '%s' }.messages.nodes[0].nextAttemptAt"
                  .formatted(webhook),
              nullValue());
      removed("eu-supervisor", webhook);
    }
  }

  @Test
  void anAddressThatDoesNotLeadToAPublicHostIsRefused() {
    for (var url :
        List.of(
            "https://127.0.0.1/hook",
            "https://10.1.2.3/hook",
            "https://172.16.0.1/hook",
            "https://192.168.1.1/hook",
            "https://169.254.169.254/latest/meta-data",
            "https://100.64.0.1/hook",
            "https://0.0.0.0/hook",
            "https://2130706433/hook",
            "https://[::1]/hook",
            "https://[::ffff:127.0.0.1]/hook",
            "https://[fd00::1]/hook",
            "https://[fe80::1]/hook",
            "https://[64:ff9b::7f00:1]/hook",
            "https://[2002:7f00:1::]/hook",
            "https://no-such-host.invalid/hook",
            "http://93.184.216.34/hook",
            "https://93.184.216.34:25/hook",
            "https://user@93.184.216.34/hook",
            "ftp://localhost/hook",
            "no address")) {
      registered("eu-supervisor", url)
          .body("errors[0].extensions.code", equalTo("WEBHOOK_ADDRESS_REFUSED"));
    }
  }

  @Test
  void aWebhookIsItsOrganisationsAloneAndTellsOnlyWhatItMaySee() throws Exception {
    try (var receiver = new Receiver()) {
      var webhook = webhook("borealis-officer", receiver);
      for (var other : List.of("eu-supervisor", "kestrel-lead", "aurelia-officer")) {
        Api.as(other)
            .send("{ webhooks { id } }")
            .body("errors", nullValue())
            .body("data.webhooks.id", not(hasItem(webhook)));
        Api.as(other)
            .mutate(
                "removeWebhook",
                "webhook { id }",
                Map.of("idempotencyKey", key(), "webhook", webhook))
            .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
      }
      for (var other : List.of("eu-analyst", "borealis-submitter", "platform-registrar")) {
        Api.as(other)
            .send("{ webhooks { id } }")
            .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
      }
      Api.as("borealis-submitter")
          .mutate(
              "recordIncident",
              "incident { id }",
              Map.of("idempotencyKey", key(), "title", "t", "description", "d"))
          .body("errors", nullValue());
      assertThat(receiver.within(1000)).as("what was not asked for is not told").isNull();
      messages("borealis-officer")
          .body("data.webhooks.find { it.id == '%s' }.messages.nodes".formatted(webhook), empty());
      removed("borealis-officer", webhook);
    }
  }
}
