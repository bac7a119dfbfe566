package dev.countersign.oversight.export.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.IncidentFact.IncidentClassified;
import dev.countersign.domain.fact.IncidentFact.IncidentNature;
import dev.countersign.domain.fact.IncidentFact.IncidentRecorded;
import dev.countersign.domain.fact.IncidentFact.IncidentReportSubmitted;
import dev.countersign.domain.fact.IncidentFact.NearMissEscalated;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.id.IncidentReportId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.incident.Incidents;
import dev.countersign.domain.requirement.Requirement.ReportKind;
import dev.countersign.oversight.export.IncidentExport;
import dev.countersign.oversight.export.IncidentExport.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The register tells what was asked for, as many lines as it says, and nothing to run. */
class IncidentFormsTest {
  private static final Instant AT = Instant.parse("2026-09-01T10:00:00Z");
  private static final OrganisationId LAB = new OrganisationId("org_aurelia");
  private static final IncidentId NEAR = new IncidentId("inc_" + "1".repeat(32));
  private static final IncidentId OTHER = new IncidentId("inc_" + "2".repeat(32));

  private final List<RecordedFact> facts = new ArrayList<>();

  private void file(IncidentId incident, Fact fact) {
    facts.add(
        new RecordedFact(
            new FactHeader(
                fact.kind(),
                1,
                incident.value(),
                LAB,
                LAB,
                AT,
                AT,
                new Position(1, facts.size() + 1L, 1),
                null,
                null,
                List.of()),
            fact));
  }

  private IncidentExport export(@Nullable String instrument) {
    file(NEAR, new IncidentRecorded(NEAR, null, "\n=1", "d", "o", IncidentNature.NEAR_MISS));
    file(OTHER, new IncidentRecorded(OTHER, null, "＝1", "d", "o", null));
    for (var regime : List.of("EU_GPAI_COP", "US_CA_SB53")) {
      file(NEAR, new IncidentClassified(NEAR, regime, "OF_" + regime, "because"));
      var report = new IncidentReportId("irp_" + "%032x".formatted(facts.size()));
      var kind = ReportKind.INITIAL;
      file(NEAR, new IncidentReportSubmitted(report, NEAR, regime, kind, "s", null, AT, null));
    }
    file(NEAR, new NearMissEscalated(NEAR, "US_CA_SB53", "why", "o"));
    var rows =
        Incidents.of(History.of(facts)).all().stream()
            .map(incident -> new Row(incident, List.of(), Map.of()))
            .toList();
    return new IncidentExport(AT, null, instrument, 7, null, rows, Map.of());
  }

  private static List<String> csv(IncidentExport export) throws IOException {
    var out = new ByteArrayOutputStream();
    IncidentForms.csv(export, out);
    var lines = List.of(out.toString(StandardCharsets.UTF_8).split("\r\n"));
    return lines.subList(1, lines.size());
  }

  private static JsonNode json(IncidentExport export) throws IOException {
    var out = new ByteArrayOutputStream();
    IncidentForms.json(export, out);
    return new ObjectMapper().readTree(out.toByteArray());
  }

  @Test
  void aTableHasOneLineForEachRegimeAndSaysSo() throws IOException {
    var export = export(null);
    assertThat(csv(export)).hasSize(3).hasSize(export.lines());
    assertThat(csv(export).get(0)).contains("NEAR_MISS", "OF_EU_GPAI_COP");
    assertThat(csv(export).get(1)).contains("OF_US_CA_SB53").doesNotContain("NEAR_MISS");
  }

  @Test
  void ofARegimeThatWasNotAskedForNothingIsTold() throws IOException {
    var export = export("EU_GPAI_COP");
    assertThat(String.join("\n", csv(export))).contains("EU_GPAI_COP").doesNotContain("US_CA_SB53");
    var json = json(export);
    assertThat(json.get("instrument").asText()).isEqualTo("EU_GPAI_COP");
    assertThat(json.at("/rows/0/classifications")).hasSize(1);
    assertThat(json.at("/rows/0/reports")).hasSize(1);
    assertThat(json.at("/rows/0/nature").asText()).isEqualTo("NEAR_MISS");
    assertThat(json.toString()).doesNotContain("US_CA_SB53");
    assertThat(json(export(null)).toString()).contains("US_CA_SB53");
  }

  @Test
  void whatASpreadsheetWouldRunIsPlainTextAlsoAfterALineBreakAndInFullWidth() throws IOException {
    assertThat(String.join("\r\n", csv(export(null)))).contains("\"'\n=1\"", ",'＝1,");
    for (var text : List.of("＋1", "－1", "＠a", "=1", "\t=1")) {
      assertThat(Csv.line(text)).startsWith("'" + text);
    }
  }
}
