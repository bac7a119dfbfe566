package dev.countersign.oversight;

import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

/** The organisations of the local realm, registered and approved once for all tests. */
public final class Register {
  private static boolean done;

  private Register() {}

  public static synchronized void ready() {
    if (done) {
      return;
    }
    organisation("aurelia", "LAB", "EU");
    organisation("borealis", "LAB", "US-CA");
    organisation("cygnus", "LAB", "EU");
    organisation("kestrel", "AUDITOR", "UK");
    organisation("bracken", "AUDITOR", "UK");
    organisation("eu-ai-office", "REGULATOR", "EU");
    organisation("cal-oes", "REGULATOR", "US-CA");
    done = true;
  }

  public static void organisation(String alias, String kind, String jurisdiction) {
    Api.as("platform-registrar")
        .mutate(
            "registerOrganisation",
            "organisation { id }",
            Map.of(
                "idempotencyKey",
                "register " + alias,
                "alias",
                alias,
                "kind",
                kind,
                "legalName",
                alias,
                "jurisdictions",
                List.of(jurisdiction),
                "affiliates",
                List.of()))
        .body("errors", nullValue());
    Api.as("platform-approver")
        .mutate(
            "approveOrganisation",
            "organisation { id }",
            Map.of("idempotencyKey", "approve " + alias, "organisation", "org_" + alias))
        .body("errors", nullValue());
  }
}
