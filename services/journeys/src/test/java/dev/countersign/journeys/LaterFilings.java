package dev.countersign.journeys;

import static dev.countersign.journeys.Deeds.does;
import static dev.countersign.journeys.Deeds.says;

import dev.countersign.journeys.LaterContent.Inner;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What labs hand in beside the reports of incidents, and what they say starts a clock. */
final class LaterFilings {
  private static final Regime CODE =
      new Regime("EU_GPAI_COP", "EU-COP-7.0", "org_eu-ai-office", List.of("aurelia", "borealis"));
  private static final Regime ACT =
      new Regime("US_CA_SB53", "CA-SB53-12c1", "org_cal-oes", List.of("borealis", "cygnus"));

  /**
   * Under each lab one that its regulator is told of; Borealis' other regulator is not, and nobody
   * supervises Cygnus under the code.
   */
  private static final Map<String, List<Regime>> UNDER =
      Map.of("aurelia", List.of(CODE), "borealis", List.of(CODE), "cygnus", List.of(ACT, CODE));

  private LaterFilings() {}

  /** An instrument of one jurisdiction, with its regulator and whom that supervises. */
  private record Regime(
      String instrument, String requirement, String regulator, List<String> supervised) {
    @Nullable String told(Home home) {
      return supervised.contains(home.alias()) ? regulator : null;
    }
  }

  /** Gives the milestones, which stand in no list. */
  static List<Inner> of(Home home) {
    filed(home, "METR_CE", "METR-CE-1");
    return UNDER.get(home.alias()).stream().flatMap(regime -> under(home, regime)).toList();
  }

  private static Stream<Inner> under(Home home, Regime regime) {
    var milestone =
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
    return Stream.of(new Inner("Milestone", milestone, home.lab(), regime.told(home)));
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
