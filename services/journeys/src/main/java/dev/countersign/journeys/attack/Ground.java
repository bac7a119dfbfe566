package dev.countersign.journeys.attack;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The organisations that the attacks are made by and on; where they are registered, nothing is. */
final class Ground {
  private Ground() {}

  static void prepare(Target target) {
    for (var organisation :
        List.of(
            "aurelia LAB EU",
            "borealis LAB US-CA",
            "kestrel AUDITOR UK",
            "bracken AUDITOR UK",
            "eu-ai-office REGULATOR EU")) {
      var part = organisation.split(" ");
      try {
        target.mutate(
            "platform-registrar",
            "registerOrganisation",
            Map.of(
                "idempotencyKey",
                "attack " + part[0],
                "alias",
                part[0],
                "kind",
                part[1],
                "legalName",
                part[0],
                "jurisdictions",
                List.of(part[2]),
                "affiliates",
                List.of()));
        target.mutate(
            "platform-approver",
            "approveOrganisation",
            Map.of("idempotencyKey", "attack " + part[0], "organisation", "org_" + part[0]));
      } catch (IOException e) {
        throw new IllegalStateException(
            "The platform does not answer. Start it: ./countersign up", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
