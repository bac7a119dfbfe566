package dev.countersign.journeys;

import static dev.countersign.journeys.Deeds.does;
import static dev.countersign.journeys.Deeds.of;

import java.util.List;
import java.util.Map;

/** What regulators ask and say beside the story, and what the operator writes down. */
final class LaterQuestions {
  private LaterQuestions() {}

  static void add() {
    asked("eu", Home.ALL.get(0));
    asked("eu", Home.ALL.get(1));
    asked("ca", Home.ALL.get(2));
    register();
  }

  static void mapped(String user, Home home, boolean everyone, List<String> records) {
    does(
        user,
        "mapRequirement",
        "mapping",
        of(
            "lab",
            home.lab(),
            "instrument",
            "METR_CE",
            "requirementKey",
            "METR-CE-1",
            "records",
            records,
            "strength",
            "PARTIAL",
            "rationale",
            "As it says.",
            "everyone",
            everyone));
  }

  /** What a regulator asks of a lab, and reads. */
  private static void asked(String regulator, Home home) {
    var analyst = regulator + "-analyst";
    var supervisor = regulator + "-supervisor";
    does(
        supervisor,
        "openInquiry",
        "inquiry",
        of(
            "lab",
            home.lab(),
            "title",
            "Safeguards",
            "question",
            "Since when?",
            "records",
            List.of(),
            "dueAt",
            "2027-06-01T00:00:00Z"));
    mapped(supervisor, home, false, List.of(Told.once().id(home.document())));
    does(
        analyst,
        "requestHazardRead",
        "hazardRead",
        of("lab", home.lab(), "evidence", hazard(home), "purpose", "To judge it."));
  }

  private static String hazard(Home home) {
    return Api.as(home.officer())
        .post("{ evidence(first: 100) { nodes { id evidenceClass } } }", Map.of())
        .getString("data.evidence.nodes.find { it.evidenceClass == 'HAZARD' }.id");
  }

  private static void register() {
    does(
        "platform-registrar",
        "recordAccreditation",
        "accreditation",
        of(
            "auditor",
            "org_kestrel",
            "body",
            "An accrediting body",
            "scheme",
            "ISO/IEC 17020",
            "certificate",
            "0001",
            "domains",
            List.of("CYBER"),
            "from",
            "2026-01-01T00:00:00Z",
            "until",
            "2028-01-01T00:00:00Z",
            "source",
            "the body's register"));
    does(
        "platform-registrar",
        "recordOwnership",
        "ownership",
        of(
            "owner",
            Map.of("name", "A holding"),
            "owned",
            Map.of("name", "A subsidiary"),
            "share",
            "0.5",
            "from",
            "2020-01-01T00:00:00Z",
            "source",
            "annual report"));
    does(
        "platform-registrar",
        "registerCalendar",
        "calendar",
        of(
            "regulator",
            "org_eu-ai-office",
            "name",
            "Brussels",
            "zone",
            "Europe/Brussels",
            "weekend",
            List.of("SATURDAY", "SUNDAY"),
            "holidays",
            List.of("2027-01-01")));
  }

  static void catalogue() {
    var waiting =
        Api.as("platform-registrar")
            .post(
                "mutation($input: ReconcileCatalogueInput!) { reconcileCatalogue(input: $input) { waiting { id } } }",
                Map.of("input", of()))
            .getList("data.reconcileCatalogue.waiting.id", String.class);
    waiting.forEach(
        id -> does("platform-approver", "approveInstrument", "instrument", of("instrument", id)));
  }
}
