package dev.countersign.oversight.webhook;

import java.time.Instant;
import java.util.Map;

/** What a webhook's messages are signed with (Standard Webhooks 1.0). */
public interface WebhookSecrets {

  /** The secret as its owner keeps it: {@code whsec_} and base64. */
  String of(String webhook);

  /** The headers that go with a body: id, timestamp and signature. */
  Map<String, String> headers(String webhook, String message, Instant at, String body);
}
