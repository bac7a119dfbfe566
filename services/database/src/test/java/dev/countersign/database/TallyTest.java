package dev.countersign.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Counts over what one may not see tell of no single thing, and not by subtraction either. */
class TallyTest {
  private static final String JUNE = "2026-06-15T00:00:00Z";
  private static TestDatabase.Address database;

  @BeforeAll
  static void fill() throws SQLException {
    database = TestDatabase.fresh();
    try (var aurelia = database.viewer("org_aurelia", "LAB")) {
      for (int i = 0; i < 13; i++) {
        aurelia.append(classified("inc_" + i, "EU-AI-ACT", "\"SERIOUS\""));
      }
      for (int i = 0; i < 4; i++) {
        aurelia.append(classified("inc_" + i, "US-CA-SB53", "\"CRITICAL\""));
      }
      for (int i = 20; i < 26; i++) {
        aurelia.append(classified("inc_" + i, "UK", "\"SERIOUS\""));
      }
      // Six of eleven were near misses, and one of these was an incident after all.
      for (int i = 40; i < 51; i++) {
        aurelia.append(classified("inc_" + i, "CODE", "\"SERIOUS\""));
        if (i < 46) {
          aurelia.append(nearMiss("inc_" + i));
        }
      }
      aurelia.append(
          Fact.of("inc_40", "NEAR_MISS_ESCALATED", "org_aurelia", "org_aurelia", "REGIMES"));
      // Two of the six were classified anew, as none.
      aurelia.append(classified("inc_20", "UK", "null"));
      aurelia.append(classified("inc_21", "UK", "null"));
      for (int i = 0; i < 7; i++) {
        aurelia.append(registered("evl_told_" + i, "mdl_told"));
        aurelia.append(registered("evl_kept_" + i, "mdl_kept"));
      }
      aurelia.append(
          Fact.of("evl_told_1", "EVALUATION_COMPLETED", "org_aurelia", "org_aurelia", "SUPERVISED")
              .model("mdl_told", "mdl_told"));
      var announced =
          aurelia.append(
              Fact.of("fct_told", "MODEL_ANNOUNCED", "org_aurelia", "org_aurelia", "SUPERVISED"));
      aurelia.run("insert into disclosure values ('mdl_told', 'ANNOUNCED', '" + announced + "')");
      aurelia.commit();
    }
  }

  private static Fact classified(String incident, String instrument, String category) {
    return Fact.of(incident, "INCIDENT_CLASSIFIED", "org_aurelia", "org_aurelia", "REGIMES")
        .body(
            "{\"incident\": \"%s\", \"instrument\": \"%s\", \"category\": %s}"
                .formatted(incident, instrument, category));
  }

  private static Fact nearMiss(String incident) {
    return Fact.of(incident, "INCIDENT_RECORDED", "org_aurelia", "org_aurelia", "REGIMES")
        .body("{\"nature\": \"NEAR_MISS\"}");
  }

  private static Fact registered(String id, String model) {
    return Fact.of(id, "EVALUATION_REGISTERED", "org_aurelia", "org_aurelia", "SUPERVISED")
        .model(model, model);
  }

  private static List<String> told(String from, String now) throws SQLException {
    try (var anyone = database.viewer("", "PUBLIC")) {
      anyone.look("", "PUBLIC", now);
      return anyone.all("select name || ' ' || told from " + from);
    }
  }

  @Test
  void aMultipleOfFiveIsToldAndBelowFiveNothing() throws SQLException {
    assertThat(told("incident_tally()", JUNE)).containsExactly("CODE 5", "EU-AI-ACT 10");
    assertThat(told("evaluation_tally('mdl_told')", JUNE)).containsExactly("REGISTERED 5");
  }

  @Test
  void aModelThatIsNotAnnouncedAndOneThatIsNotThereCountAlike() throws SQLException {
    assertThat(told("evaluation_tally('mdl_kept')", JUNE)).isEmpty();
    assertThat(told("evaluation_tally('mdl_absent')", JUNE)).isEmpty();
  }

  @Test
  void nothingOfTheMonthIsCountedYet() throws SQLException {
    assertThat(told("incident_tally()", "2026-05-31T23:59:59Z")).isEmpty();
    assertThat(told("incident_tally()", "2026-06-01T00:00:00Z")).isNotEmpty();
  }

  @Test
  void lookingBackGoesByMonthsWhateverInstantOrPositionIsAskedFor() throws SQLException {
    try (var anyone = database.viewer("", "PUBLIC")) {
      anyone.look("", "PUBLIC", "2026-08-20T00:00:00Z");
      for (var asked : List.of("2026-06-01T00:00:01Z", "2026-06-17T12:00:00Z", "2026-06-30Z")) {
        anyone.run("select set_config('app.known_at', '" + asked + "', true)");
        assertThat(anyone.one("select (tallied_before() at time zone 'UTC')::text"))
            .startsWith("2026-06-01 00:00:00");
      }
      anyone.run("select set_config('app.known_at', '', true)");
      // All was recorded in May: any position in it stands for the beginning of May.
      anyone.run(
          "select set_config('app.known_position', '00000001-0000-0000-ffff-ffffffffffff', true)");
      assertThat(anyone.one("select (tallied_before() at time zone 'UTC')::text"))
          .startsWith("2026-05-01 00:00:00");
      anyone.run(
          "select set_config('app.known_position', '00000000-0000-0000-0000-000000000001', true)");
      assertThat(anyone.all("select name from incident_tally()")).isEmpty();
    }
  }

  @Test
  void countingOpensNoRow() throws SQLException {
    try (var anyone = database.viewer("", "PUBLIC")) {
      anyone.look("", "PUBLIC", JUNE);
      assertThat(anyone.all("select id from fact where kind = 'INCIDENT_CLASSIFIED'")).isEmpty();
      assertThatThrownBy(() -> anyone.run("set role tally_keeper"))
          .hasMessageContaining("permission denied");
    }
  }
}
