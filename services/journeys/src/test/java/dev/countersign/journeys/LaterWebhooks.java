package dev.countersign.journeys;

import static dev.countersign.journeys.Deeds.does;
import static dev.countersign.journeys.Deeds.of;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/**
 * Every organisation is told at an address of its own, where nobody answers: what was told is what
 * is looked at.
 */
final class LaterWebhooks {
  private static final long PATIENCE_NANOS = 180_000_000_000L;
  private static final List<String> OWNERS =
      List.of(
          "aurelia-officer",
          "borealis-officer",
          "cygnus-officer",
          "kestrel-lead",
          "bracken-lead",
          "eu-supervisor",
          "ca-supervisor");

  private LaterWebhooks() {}

  static void add() {
    for (var owner : OWNERS) {
      var webhook =
          does(
              owner,
              "registerWebhook",
              "webhook",
              of("url", "http://localhost:9/%s".formatted(owner)));
      var told =
          Api.as(owner)
              .post(
                  "mutation($input: ReplayWebhookInput!) { replayWebhook(input: $input) { webhook {"
                      + " id } } }",
                  Map.of("input", Map.of("webhook", webhook, "after", beginning(owner))));
      assertThat(told.getList("errors")).as("told again to " + owner).isNull();
    }
    OWNERS.forEach(LaterWebhooks::awaitMessages);
  }

  private static String beginning(String owner) {
    return Api.as(owner)
        .post(
            "{ organisations(first: 1, orderBy: OLDEST_FIRST) { pageInfo { endCursor } } }",
            Map.of())
        .getString("data.organisations.pageInfo.endCursor");
  }

  private static void awaitMessages(String owner) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      var counts =
          Api.as(owner)
              .post("{ webhooks { messages { totalCount } } }", Map.of())
              .getList("data.webhooks.messages.totalCount", Integer.class);
      if (counts.stream().allMatch(count -> count > 0)) {
        return;
      }
      assertThat(System.nanoTime()).as("messages for " + owner).isLessThan(end);
    }
  }
}
