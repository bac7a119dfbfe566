package dev.countersign.oversight;

import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

/** The catalogue of requirements, registered by one registrar and approved by another. */
public final class Catalogue {
  private Catalogue() {}

  public static synchronized void ready() {
    List<String> waiting =
        Api.as("platform-registrar")
            .mutate(
                "reconcileCatalogue", "waiting { id }", Map.of("idempotencyKey", LabSteps.key()))
            .body("errors", nullValue())
            .extract()
            .path("data.reconcileCatalogue.waiting.id");
    for (var id : waiting) {
      Api.as("platform-approver")
          .mutate(
              "approveInstrument",
              "instrument { id }",
              Map.of("idempotencyKey", LabSteps.key(), "instrument", id))
          .body("errors", nullValue());
    }
  }
}
