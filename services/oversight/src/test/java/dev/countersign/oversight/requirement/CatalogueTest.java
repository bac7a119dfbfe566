package dev.countersign.oversight.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.requirement.Instrument;
import dev.countersign.domain.requirement.InstrumentChecks;
import dev.countersign.domain.requirement.Mark;
import dev.countersign.domain.requirement.Requirement;
import dev.countersign.domain.requirement.Requirement.ReportKind;
import dev.countersign.oversight.requirement.edge.InstrumentFiles;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The instruments that come with the platform say what the texts say, and where. */
class CatalogueTest {
  private static final List<Instrument> ALL = new InstrumentFiles().all();

  static Stream<Instrument> instruments() {
    return ALL.stream();
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

  @Test
  void nothingOfIllinoisIsStatedAsReadInTheText() {
    assertThat(ALL)
        .filteredOn(one -> one.key().equals("US_IL_AISMA"))
        .flatExtracting(Instrument::requirements)
        .extracting(Requirement::mark)
        .containsOnly(Mark.SECONDARY);
  }
}
