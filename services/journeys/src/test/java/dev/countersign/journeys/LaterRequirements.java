package dev.countersign.journeys;

import static dev.countersign.journeys.Deeds.does;
import static dev.countersign.journeys.Deeds.of;
import static dev.countersign.journeys.Deeds.says;

import java.util.List;
import java.util.Map;

/** What is made of published policies: requirements taken from them, and how they are read. */
final class LaterRequirements {
  private LaterRequirements() {}

  static void add() {
    adopted("eu-supervisor", Home.ALL.get(0));
    adopted("ca-supervisor", Home.ALL.get(2));
    Home.ALL.forEach(home -> read(home.officer(), home));
    read("eu-supervisor", Home.ALL.get(0));
    read("ca-supervisor", Home.ALL.get(2));
  }

  private static void adopted(String supervisor, Home home) {
    var made =
        Api.as(supervisor)
            .post(
                "query($lab: ID) { commitments(lab: $lab, first: 100) { nodes { policyVersion"
                    + " commitment { key force } } } }",
                Map.of("lab", home.lab()));
    var binding = "data.commitments.nodes.find { it.commitment.force == 'BINDING' }.";
    for (boolean everyone : List.of(true, false)) {
      does(
          supervisor,
          "adoptRequirement",
          "requirement",
          of(
              "key",
              everyone ? "OPEN" : "OWN",
              "lab",
              home.lab(),
              "policyVersion",
              made.getString(binding + "policyVersion"),
              "commitmentKey",
              made.getString(binding + "commitment.key"),
              "rationale",
              "What one can do, all can.",
              "everyone",
              everyone));
    }
  }

  private static void read(String user, Home home) {
    var version =
        Api.as(user)
            .post(
                "query($f: PolicyComparisonFilterInput) { policyComparison(filter: $f, first: 100)"
                    + " { nodes { policyVersion thresholdKey } } }",
                Map.of("f", Map.of("lab", home.lab())))
            .getString(
                "data.policyComparison.nodes.find { it.thresholdKey == '%s' }.policyVersion"
                    .formatted(home.threshold()));
    says(
        user,
        "readThreshold",
        "policyVersion",
        of(
            "policyVersion",
            version,
            "thresholdKey",
            home.threshold(),
            "actor",
            "MODEL",
            "baseline",
            "NO_AI",
            "consequence",
            "SIGNIFICANT_HARM",
            "quote",
            "As it says."));
  }
}
