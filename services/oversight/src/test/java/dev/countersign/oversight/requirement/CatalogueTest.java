package dev.countersign.oversight.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.requirement.Instrument;
import dev.countersign.domain.requirement.Instrument.InstrumentStatus;
import dev.countersign.domain.requirement.InstrumentChecks;
import dev.countersign.domain.requirement.Mark;
import dev.countersign.domain.requirement.Requirement;
import dev.countersign.domain.requirement.Requirement.ReportKind;
import dev.countersign.domain.requirement.Requirement.RequirementAudience;
import dev.countersign.oversight.requirement.edge.InstrumentFiles;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The instruments that come with the platform say what the texts say, and where. */
class CatalogueTest {
  private static final List<Instrument> ALL = new InstrumentFiles().all();

  static Stream<Instrument> instruments() {
    return ALL.stream();
  }

  private static Instrument instrument(String key) {
    return ALL.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }

  private static Requirement row(String key) {
    return ALL.stream().flatMap(one -> one.requirement(key).stream()).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void everyRowIsWellFormedAndCited(Instrument instrument) {
    InstrumentChecks.check(instrument);
  }

  @ParameterizedTest
  @CsvSource({
    "EU-COP-9.3.1, MODEL_INVOLVEMENT_AWARE, 2, DAYS",
    "EU-COP-9.3.2, MODEL_INVOLVEMENT_AWARE, 5, DAYS",
    "EU-COP-9.3.3, MODEL_INVOLVEMENT_AWARE, 10, DAYS",
    "EU-COP-9.3.4, MODEL_INVOLVEMENT_AWARE, 15, DAYS",
    "EU-COP-9.3.5, INITIAL_REPORT_SUBMITTED, 4, WEEKS",
    "EU-COP-9.3.6, RESOLVED, 60, DAYS",
    "EU-COP-1.4.1, FRAMEWORK_CONFIRMED, 5, BUSINESS_DAYS",
    "CA-SB53-13c1, DISCOVERED, 15, DAYS",
    "CA-SB53-13c2, IMMINENT_RISK_DISCOVERED, 24, HOURS",
    "NY-1422-3a, DETERMINED, 72, HOURS",
    "IL-INC-1, REASONABLE_BELIEF, 72, HOURS"
  })
  void theClocksAreThoseOfTheTexts(String key, String start, int amount, String unit) {
    var clock = row(key).clock();
    assertThat(clock.starts().getFirst()).hasToString(start);
    assertThat(clock.amount()).isEqualTo(amount);
    assertThat(clock.unit()).hasToString(unit);
  }

  @Test
  void everyKindOfIncidentHasAnInitialReport() {
    for (var instrument : ALL) {
      for (var category : instrument.categories()) {
        assertThat(instrument.requirements())
            .as("%s %s", instrument.key(), category.key())
            .anyMatch(
                row ->
                    row.report() == ReportKind.INITIAL
                        && (row.incidentCategory() == null
                            || row.incidentCategory().equals(category.key())));
      }
    }
  }

  /** Who read the text of an instrument says so; of these nobody did. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "US_IL_AISMA",
        "US_CT_SB5",
        "US_EO_2026",
        "US_GAAIA",
        "KR_AI_BASIC_ACT",
        "UK_AISI",
        "METR_CE",
        "ISO_42001",
        "NIST_AI_RMF"
      })
  void nothingThatNobodyReadIsStatedAsReadInTheText(String key) {
    assertThat(instrument(key).requirements())
        .isNotEmpty()
        .extracting(Requirement::mark)
        .doesNotContain(Mark.READ);
  }

  @ParameterizedTest
  @CsvSource({
    "EU-COP-9.3.1, READ",
    "EU-ART52-1, SECONDARY",
    "CA-SB53-13c1, READ",
    "CA-SB53-15, SECONDARY",
    "CA-LAB-1107.1, SECONDARY",
    "CA-LAB-1107.1-M, RECALLED",
    "NY-1421-1, SECONDARY",
    "NY-1422-3a, READ",
    "NY-1428, READ",
    "KR-32-1, SECONDARY",
    "KR-GRACE, RECALLED",
    "UK-AISI-1, RECALLED",
    "UK-AISI-2, SECONDARY",
    "SEOUL-VIII, READ",
    "SEOUL-P1, SECONDARY"
  })
  void everyRowIsMarkedAsItWasFounded(String key, Mark mark) {
    assertThat(row(key).mark()).isEqualTo(mark);
  }

  @ParameterizedTest
  @CsvSource({
    "EU_GPAI_COP, EU-COP-7.0, VOLUNTARY, 2025-08-02",
    "EU_GPAI_COP, EU-ART52-1, IN_FORCE, 2025-08-02",
    "EU_GPAI_COP, EU-AIA-ENFORCEMENT, IN_FORCE, 2026-08-02",
    "EU_GPAI_COP, EU-AIA-EARLIER, ENACTED_NOT_YET, 2027-08-02",
    "US_CA_SB53, CA-SB53-13g, IN_FORCE, 2027-01-01",
    "US_NY_RAISE, NY-1428, ENACTED_NOT_YET, 2027-01-01",
    "US_NY_RAISE, NY-1422-AR, ENACTED_NOT_YET, 2028-01-01",
    "US_IL_AISMA, IL-10d, ENACTED_NOT_YET, 2028-01-01",
    "US_CT_SB5, CT-SB5, ENACTED_NOT_YET, ",
    "KR_AI_BASIC_ACT, KR-32-3, IN_FORCE, 2026-01-22",
    "UK_AISI, UK-AISI-1, VOLUNTARY, ",
    "US_EO_2026, US-EO-2026, VOLUNTARY, 2026-06-02",
    "US_GAAIA, US-GAAIA-FW, PROPOSED, "
  })
  void everyRowSaysWhetherItBindsAndFromWhen(
      String instrument, String key, InstrumentStatus status, @Nullable String from) {
    assertThat(instrument(instrument).status(row(key))).isEqualTo(status);
    assertThat(row(key).appliesFrom()).isEqualTo(from);
  }

  @Test
  void aKeyStandsForOneRowOfTheWholeCatalogue() {
    assertThat(ALL)
        .flatExtracting(Instrument::requirements)
        .extracting(Requirement::key)
        .doesNotHaveDuplicates();
    assertThat(ALL).extracting(Instrument::key).doesNotHaveDuplicates();
  }

  @Test
  void whatIsHandedToOneRecipientNamesIt() {
    assertThat(ALL)
        .flatExtracting(Instrument::requirements)
        .filteredOn(row -> row.audience() == RequirementAudience.RECIPIENT)
        .isNotEmpty()
        .allMatch(row -> row.recipient() != null);
  }
}
