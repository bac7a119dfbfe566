package dev.countersign.verifier.sign;

import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonArray;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.verifier.platform.GraphqlClient;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;

/** What a revocation would bring down, said before anybody signs it. */
final class Impact {
  private static final String QUESTION =
      """
      query($attestation: ID!, $effectiveFrom: DateTime) {
        revocationImpact(attestation: $attestation, effectiveFrom: $effectiveFrom) {
          impeachedDecisions safeguards { safeguardKey surface before after }
          halts { modelVersion thresholdKey } requests { request before after } } }
      """;

  private Impact() {}

  static void tell(GraphqlClient client, JsonObject wanted, PrintWriter out) {
    var impact =
        client.ask(
            "revocationImpact",
            QUESTION,
            JsonObject.of()
                .with("attestation", Objects.requireNonNullElse(wanted.text("attestation"), ""))
                .with(
                    "effectiveFrom",
                    Objects.requireNonNullElse(wanted.get("effectiveFrom"), JsonValue.NULL)));
    out.println("Handing it in would bring down, as far as you see the lab:");
    each(impact, "safeguards")
        .forEach(
            s ->
                out.printf(
                    "  %s on %s: %s becomes %s%n",
                    s.text("safeguardKey"), s.text("surface"), s.text("before"), s.text("after")));
    each(impact, "halts")
        .forEach(
            h ->
                out.printf(
                    "  a halt opens for %s on %s%n",
                    h.text("thresholdKey"), h.text("modelVersion")));
    each(impact, "requests")
        .forEach(
            r ->
                out.printf(
                    "  %s: %s becomes %s%n", r.text("request"), r.text("before"), r.text("after")));
    int impeached =
        impact.get("impeachedDecisions") instanceof JsonArray list ? list.values().size() : 0;
    out.printf("  and %d decisions that rested on it would be impeached.%n", impeached);
  }

  private static List<JsonObject> each(JsonObject impact, String list) {
    return impact.get(list) instanceof JsonArray array
        ? array.values().stream()
            .filter(JsonObject.class::isInstance)
            .map(JsonObject.class::cast)
            .toList()
        : List.of();
  }
}
