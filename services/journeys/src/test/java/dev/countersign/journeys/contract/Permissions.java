package dev.countersign.journeys.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who may send an operation, by {@code permissions.json}. */
record Permissions(List<String> roles) {
  /** One sign-in of the local realm for each role. */
  static final Map<String, String> PEOPLE =
      Map.of(
          "submitter", "aurelia-submitter",
          "officer", "aurelia-officer",
          "evaluator", "kestrel-evaluator",
          "lead", "kestrel-lead",
          "analyst", "eu-analyst",
          "supervisor", "eu-supervisor",
          "registrar", "platform-registrar");

  static Permissions of(String operation) {
    var entry = Contract.file("permissions.json").path(operation);
    if (entry.isMissingNode()) {
      throw new AssertionError("permissions.json does not have " + operation);
    }
    var roles = new ArrayList<String>();
    entry.path("roles").forEach(role -> roles.add(role.asText()));
    return new Permissions(roles);
  }

  static String kindOf(String role) {
    return switch (role) {
      case "submitter", "officer" -> "LAB";
      case "evaluator", "lead" -> "AUDITOR";
      case "analyst", "supervisor" -> "REGULATOR";
      case "registrar" -> "PLATFORM";
      default -> "PUBLIC";
    };
  }

  boolean isOpenTo(String role) {
    return roles.contains(role) || roles.contains("anyone");
  }
}
