package dev.countersign.journeys;

import static dev.countersign.journeys.Deeds.does;
import static dev.countersign.journeys.Deeds.says;

import java.util.List;
import java.util.Map;

/** What labs hand in beside the reports of incidents, and what they say starts a clock. */
final class LaterFilings {
  private static final Regime CODE = new Regime("EU_GPAI_COP", "EU-COP-7.0");
  private static final Regime ACT = new Regime("US_CA_SB53", "CA-SB53-12c1");

  /**
   * Under each lab one that its regulator is told of; Borealis' other regulator is not, and nobody
   * supervises Cygnus under the code.
   */
  private static final Map<String, List<Regime>> UNDER =
      Map.of("aurelia", List.of(CODE), "borealis", List.of(CODE), "cygnus", List.of(ACT, CODE));

  private LaterFilings() {}

  /** An instrument of one jurisdiction, and what it asks for. */
  private record Regime(String instrument, String requirement) {}

  static void of(Home home) {
    filed(home, "METR_CE", "METR-CE-1");
    UNDER.get(home.alias()).forEach(regime -> under(home, regime));
  }

  private static void under(Home home, Regime regime) {
    says(
        home.submitter(),
        "claimMilestone",
        "milestone",
        Deeds.of(
            "instrument",
            regime.instrument(),
            "start",
            "PLACED_ON_MARKET",
            "subject",
            Told.once().id(home.version()),
            "at",
            "2027-02-01T00:00:00Z",
            "evidence",
            List.of()));
    filed(home, regime.instrument(), regime.requirement());
  }

  private static void filed(Home home, String instrument, String requirement) {
    does(
        home.officer(),
        "submitFiling",
        "filing",
        Deeds.of(
            "instrument", instrument, "requirementKey", requirement, "summary", "What was done."));
  }
}
