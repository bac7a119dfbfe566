package dev.countersign.domain.obligation;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.ModelFact.ModelDeployed;
import dev.countersign.domain.fact.ObligationFact.FilingSubmitted;
import dev.countersign.domain.fact.ObligationFact.MilestoneAccepted;
import dev.countersign.domain.fact.ObligationFact.MilestoneClaimed;
import dev.countersign.domain.fact.OrganisationFact.CalendarApproved;
import dev.countersign.domain.fact.OrganisationFact.CalendarRegistered;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.fact.PolicyFact.Designation;
import dev.countersign.domain.fact.PolicyFact.FrameworkDocumentCreated;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionApproved;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.CalendarId;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.FilingId;
import dev.countersign.domain.id.MilestoneId;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.policy.ObjectionWindow;
import dev.countersign.domain.policy.Policy;
import dev.countersign.domain.requirement.ClockRule;
import dev.countersign.domain.requirement.ClockRule.ClockDirection;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.domain.requirement.Instrument.InstrumentStatus;
import dev.countersign.domain.requirement.Mark;
import dev.countersign.domain.requirement.PeriodUnit;
import dev.countersign.domain.requirement.Requirement;
import dev.countersign.domain.requirement.Requirement.RequirementSubject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A lab whose record starts clocks, and an instrument that counts them. */
abstract class Owing {
  static final OrganisationId LAB = new OrganisationId("org_aurelia");
  static final DocumentId DOCUMENT = new DocumentId("doc_" + "1".repeat(32));
  static final ModelVersionId MODEL = new ModelVersionId("mv_" + "1".repeat(32));
  static final String KEY = "EU_GPAI_COP";

  final List<RecordedFact> facts = new ArrayList<>();

  static Requirement requirement(
      ClockStart start,
      ClockDirection direction,
      int amount,
      PeriodUnit unit,
      boolean recurring,
      @Nullable String from) {
    return new Requirement(
        "R-1",
        "1",
        RequirementSubject.SIGNATORY,
        "text",
        new ClockRule(List.of(start), direction, amount, unit, recurring, false),
        "document",
        null,
        null,
        null,
        List.of(),
        from,
        Mark.READ,
        null,
        null,
        null,
        null);
  }

  static Requirement after(ClockStart start, int amount, PeriodUnit unit, boolean recurring) {
    return requirement(start, ClockDirection.AFTER, amount, unit, recurring, null);
  }

  static Instrument instrument(String zone, Requirement requirement) {
    return new Instrument(
        KEY,
        "Code",
        "1",
        "EU",
        zone,
        "weekdays",
        InstrumentStatus.VOLUNTARY,
        List.of(),
        List.of(requirement),
        "text");
  }

  /** What is due two weeks before a model is placed on the market. */
  static Instrument twoWeeksBeforePlacing() {
    return instrument(
        "UTC",
        requirement(
            ClockStart.PLACED_ON_MARKET, ClockDirection.BEFORE, 2, PeriodUnit.WEEKS, false, null));
  }

  void file(String recordedAt, String id, Fact fact) {
    file(recordedAt, LAB, id, fact);
  }

  private void file(String recordedAt, OrganisationId by, String id, Fact fact) {
    var at = Instant.parse(recordedAt);
    facts.add(
        new RecordedFact(
            new FactHeader(
                fact.kind(),
                1,
                id,
                by,
                LAB,
                at,
                at,
                new Position(1, facts.size() + 1, 1),
                null,
                null,
                List.of()),
            fact));
  }

  /** A regulator's holidays count from the approval of its calendar on. */
  void calendarApproved(String at, String name, String... holidays) {
    var regulator = new OrganisationId("org_eu-ai-office");
    file(
        at,
        regulator.value(),
        new OrganisationRegistered(
            OrganisationKind.REGULATOR, "EU AI Office", List.of("EU"), List.of(), "registrar"));
    var calendar = new CalendarId("cal_" + "%032x".formatted(facts.size()));
    file(
        at,
        calendar.value(),
        new CalendarRegistered(
            calendar,
            regulator,
            name,
            "UTC",
            List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            Stream.of(holidays).map(LocalDate::parse).toList(),
            "registrar"));
    file(at, calendar.value(), new CalendarApproved(calendar, "approver"));
  }

  void designated(String from) {
    file(
        "2025-01-01T00:00:00Z",
        DOCUMENT.value(),
        new FrameworkDocumentCreated(
            DOCUMENT, "RSP", List.of(new Designation(KEY, Instant.parse(from)))));
  }

  static PolicyVersionId version(int number) {
    return new PolicyVersionId("pol_" + String.valueOf(number).repeat(32));
  }

  void approved(int number, @Nullable PolicyVersionId previous, String at) {
    var id = version(number);
    file(
        at,
        id.value(),
        new PolicyVersionDrafted(
            id,
            DOCUMENT,
            "1." + number,
            previous,
            new Policy(
                "RSP",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new ObjectionWindow(5, "weekdays"),
                null,
                null),
            "d".repeat(64),
            null,
            Instant.parse(at),
            List.of(),
            null,
            "submitter"));
    file(at, id.value(), new PolicyVersionApproved(id, "officer"));
  }

  void published(int number, String at) {
    var id = version(number);
    file(
        at, id.value(), new PolicyVersionPublished(id, DOCUMENT, "d".repeat(64), "officer", false));
  }

  void deployed(String at) {
    file(at, MODEL.value(), new ModelDeployed(new ModelId("mdl_" + "1".repeat(32)), MODEL));
  }

  FilingId filed(int number, String subject, String at) {
    var id = new FilingId("fil_" + "%032x".formatted(number));
    file(
        at,
        id.value(),
        new FilingSubmitted(id, KEY, "R-1", subject, "s", null, Instant.parse(at), "officer"));
    return id;
  }

  void claimed(ClockStart start, String subject, String at, @Nullable String reason) {
    claimed(LAB, start, subject, at, reason);
  }

  void claimed(
      OrganisationId by, ClockStart start, String subject, String at, @Nullable String reason) {
    claimed("2026-06-01T00:00:00Z", by, start, subject, at, reason);
  }

  void claimed(
      String recordedAt,
      OrganisationId by,
      ClockStart start,
      String subject,
      String at,
      @Nullable String reason) {
    var id = new MilestoneId("mst_" + "%032x".formatted(facts.size()));
    file(
        recordedAt,
        by,
        id.value(),
        new MilestoneClaimed(
            id, KEY, start, subject, Instant.parse(at), List.of(), reason, "officer"));
  }

  /** A regulator accepts the newest claim. */
  void accepted(String recordedAt) {
    var claimed = History.of(facts).all(MilestoneClaimed.class).getLast().fact().milestone();
    file(
        recordedAt,
        new OrganisationId("org_eu-ai-office"),
        claimed.value(),
        new MilestoneAccepted(claimed, "a slip of the pen", "supervisor"));
  }

  List<Obligation> owed(Instrument instrument, String at) {
    var history = History.of(facts);
    return RecordObligations.of(history, instrument, Calendars.of(history), Instant.parse(at));
  }

  static Instant dueOf(Obligation owed) {
    return java.util.Objects.requireNonNull(owed.due()).at();
  }
}
