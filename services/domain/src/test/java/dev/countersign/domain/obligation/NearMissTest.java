package dev.countersign.domain.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.IncidentFact.ClockStartClaimed;
import dev.countersign.domain.fact.IncidentFact.IncidentClassified;
import dev.countersign.domain.fact.IncidentFact.IncidentNature;
import dev.countersign.domain.fact.IncidentFact.IncidentRecorded;
import dev.countersign.domain.fact.IncidentFact.IncidentsMerged;
import dev.countersign.domain.fact.IncidentFact.NearMissEscalated;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.incident.Incidents;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.requirement.ClockRule;
import dev.countersign.domain.requirement.ClockRule.ClockDirection;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.domain.requirement.Instrument.Category;
import dev.countersign.domain.requirement.Instrument.InstrumentStatus;
import dev.countersign.domain.requirement.Mark;
import dev.countersign.domain.requirement.PeriodUnit;
import dev.countersign.domain.requirement.Requirement;
import dev.countersign.domain.requirement.Requirement.ReportKind;
import dev.countersign.domain.requirement.Requirement.RequirementSubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A near miss is told, and asks for nothing; a name wins nobody time. */
class NearMissTest {
  private static final OrganisationId LAB = new OrganisationId("org_aurelia");
  private static final OrganisationId OFFICE = new OrganisationId("org_eu-ai-office");
  private static final IncidentId INCIDENT = new IncidentId("inc_" + "1".repeat(32));
  private static final IncidentId FIRST = new IncidentId("inc_" + "2".repeat(32));
  private static final Instant LATER = Instant.parse("2026-09-20T00:00:00Z");
  private static final Instrument CODE =
      new Instrument(
          "EU_GPAI_COP",
          "Code",
          "1",
          "EU",
          "Europe/Brussels",
          "weekdays",
          InstrumentStatus.VOLUNTARY,
          List.of(new Category("BREACH", "breach")),
          List.of(
              new Requirement(
                  "EU-COP-9.3.2",
                  "9.3",
                  RequirementSubject.SIGNATORY,
                  "report",
                  new ClockRule(
                      List.of(ClockStart.MODEL_INVOLVEMENT_AWARE),
                      ClockDirection.AFTER,
                      5,
                      PeriodUnit.DAYS,
                      false,
                      false),
                  "report",
                  null,
                  "BREACH",
                  ReportKind.INITIAL,
                  List.of(),
                  null,
                  Mark.READ,
                  null,
                  null,
                  null,
                  null)),
          "text");

  private final List<RecordedFact> facts = new ArrayList<>();

  private void file(String at, OrganisationId owner, Fact fact) {
    var instant = Instant.parse(at);
    facts.add(
        new RecordedFact(
            new FactHeader(
                fact.kind(),
                1,
                INCIDENT.value(),
                owner,
                LAB,
                instant,
                instant,
                new Position(1, facts.size() + 1L, 1),
                null,
                null,
                List.of()),
            fact));
  }

  private void classified(IncidentNature nature) {
    var at = "2026-09-01T10:00:00Z";
    file(at, LAB, new IncidentRecorded(INCIDENT, null, "t", "d", "officer", nature));
    file(at, LAB, new IncidentClassified(INCIDENT, "EU_GPAI_COP", "BREACH", "almost"));
    file(
        at,
        LAB,
        new ClockStartClaimed(
            INCIDENT,
            ClockStart.MODEL_INVOLVEMENT_AWARE,
            Instant.parse("2026-09-01T09:00:00Z"),
            "officer",
            List.of(),
            null));
  }

  private List<Obligation> owed() {
    var incident = Incidents.of(History.of(facts)).incident(INCIDENT).orElseThrow();
    return IncidentObligations.of(incident, CODE, Calendars.none(), LATER);
  }

  @Test
  void whatIsCalledAnIncidentObliges() {
    classified(IncidentNature.INCIDENT);
    assertThat(owed()).hasSize(1);
  }

  @Test
  void aNearMissObligesToNothingUntilSomebodySaysThatItWasAnIncident() {
    classified(IncidentNature.NEAR_MISS);
    assertThat(owed()).isEmpty();
    file(
        "2026-09-19T00:00:00Z",
        OFFICE,
        new NearMissEscalated(INCIDENT, "EU_GPAI_COP", "weights did leave", "eu-supervisor"));
    // Its clock runs as it was claimed, and its day has passed.
    assertThat(owed()).hasSize(1);
    assertThat(owed().getFirst().state()).isEqualTo(ObligationState.OVERDUE);
  }

  private void escalated(OrganisationId by, @Nullable String instrument) {
    file("2026-09-19T00:00:00Z", by, new NearMissEscalated(INCIDENT, instrument, "why", "author"));
  }

  @Test
  void anotherRegimesRegulatorStartsNoClockOfThisOneAndTheLabStartsAll() {
    classified(IncidentNature.NEAR_MISS);
    escalated(new OrganisationId("org_ca-office"), "US_CA_SB53");
    assertThat(owed()).isEmpty();
    escalated(LAB, null);
    assertThat(owed()).hasSize(1);
  }

  private void mergedInto(IncidentNature nature) {
    var at = "2026-09-01T11:00:00Z";
    file(at, LAB, new IncidentRecorded(FIRST, null, "t", "d", "officer", nature));
    file(at, LAB, new IncidentClassified(FIRST, "EU_GPAI_COP", "BREACH", "almost"));
    file(
        "2026-09-02T00:00:00Z",
        LAB,
        new IncidentsMerged(INCIDENT, FIRST, "EU_GPAI_COP", "one intrusion"));
  }

  @Test
  void aRealIncidentOwesItsReportsAlsoIfItWasMergedIntoANearMiss() {
    classified(IncidentNature.INCIDENT);
    mergedInto(IncidentNature.NEAR_MISS);
    assertThat(owed()).hasSize(1);
    file("2026-09-03T00:00:00Z", LAB, new NearMissEscalated(FIRST, null, "why", "author"));
    assertThat(owed()).isEmpty();
  }

  @Test
  void aNearMissThatIsEscalatedOwesItsReportsIfItIsMergedIntoOneThatIsNot() {
    classified(IncidentNature.NEAR_MISS);
    mergedInto(IncidentNature.NEAR_MISS);
    escalated(OFFICE, "EU_GPAI_COP");
    assertThat(owed()).hasSize(1);
  }

  @Test
  void whatIsMergedIntoARealIncidentOwesNothingOfItsOwn() {
    classified(IncidentNature.INCIDENT);
    mergedInto(IncidentNature.INCIDENT);
    assertThat(owed()).isEmpty();
  }
}
