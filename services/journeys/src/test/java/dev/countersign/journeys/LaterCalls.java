package dev.countersign.journeys;

import static dev.countersign.journeys.Deeds.does;
import static dev.countersign.journeys.Deeds.of;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How every lab looks for an auditor: those that it knows answer, and one is chosen. */
final class LaterCalls {
  /** Whoever answers is no stranger to the lab any more. */
  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "aurelia", List.of("kestrel", "bracken"),
          "borealis", List.of("kestrel"),
          "cygnus", List.of("bracken"));

  private LaterCalls() {}

  static void add() {
    Home.ALL.forEach(LaterCalls::ofLab);
  }

  private static void ofLab(Home home) {
    var call =
        does(
            home.officer(),
            "openAuditorCall",
            "call",
            of("need", "To look again.", "closesAt", "2027-06-01T00:00:00Z"));
    var known = Objects.requireNonNull(KNOWN.get(home.alias()));
    for (var auditor : known) {
      does(
          auditor + "-lead",
          "answerAuditorCall",
          "call",
          of("call", call, "answer", "From autumn on, for %s.".formatted(home.alias())));
    }
    does(
        home.officer(),
        "closeAuditorCall",
        "call",
        of(
            "call",
            call,
            "chosen",
            List.of("org_" + known.getFirst()),
            "reason",
            "They know %s.".formatted(home.alias())));
  }
}
