package dev.countersign.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Projections follow the facts, and the facts alone give them again. */
class ReprojectionTest {

  static TestDatabase.Address database;

  @BeforeAll
  static void aHaltARequestAndADeterminationWithAHistory() throws SQLException {
    database = TestDatabase.fresh();
    for (int lab = 0; lab < 2; lab++) {
      var owner = "org_lab" + lab;
      append(owner, "HALT_OPENED", "hlt_" + lab, halt("mv_" + lab));
      append(owner, "HALT_LIFT_REQUESTED", "hlt_" + lab, "{}");
      append(
          owner, "HALT_LIFT_APPROVED", "hlt_" + lab, "{\"windowEnds\":\"2026-06-08T00:00:00Z\"}");
      append(owner, "SCALE_UP_REQUESTED", "req_" + lab, "{\"base\":\"mv_1\",\"stage\":\"SCALE\"}");
      append(owner, "GATE_DECIDED", "dec_a" + lab, decision("req_" + lab, "HALTED"));
      append(owner, "HALT_LIFTED", "hlt_" + lab, "{}");
      append(owner, "GATE_DECIDED", "dec_b" + lab, decision("req_" + lab, "CLEARED"));
      append(owner, "DETERMINATION_MADE", "det_" + lab, determination("RULED_OUT", false));
      append(owner, "DETERMINATION_MADE", "det_" + lab, determination("REACHED", true));
    }
  }

  private static void append(String owner, String kind, String id, String body)
      throws SQLException {
    try (var lab = database.viewer(owner, "LAB")) {
      lab.append(Fact.of(id, kind, owner, owner, "SUPERVISED").body(body));
      lab.commit();
    }
  }

  private static String halt(String version) {
    return "{\"modelVersion\":\"%s\",\"thresholdKey\":\"CYBER-2\",\"policyVersionDigest\":\"d\"}"
        .formatted(version);
  }

  private static String decision(String request, String outcome) {
    return "{\"request\":\"%s\",\"outcome\":\"%s\",\"asCommitted\":\"CLEARED\",\"validUntil\":null}"
        .formatted(request, outcome);
  }

  private static String determination(String conclusion, boolean latched) {
    return ("{\"modelVersion\":\"mv_1\",\"thresholdKey\":\"CYBER-2\",\"domain\":\"CYBER\",\"conclusion\":\"%s\","
            + "\"latched\":%s,\"shortfall\":null,\"evaluation\":\"evl_1\",\"policyVersionDigest\":\"d\","
            + "\"holdsUntil\":null}")
        .formatted(conclusion, latched);
  }

  /** Every row whole, as the administrator sees it. */
  private static Map<String, List<String>> rows() throws SQLException {
    var rows = new LinkedHashMap<String, List<String>>();
    try (var connection = database.as("postgres");
        var session = new Session(connection)) {
      connection.setAutoCommit(false);
      for (var table : Reprojection.TABLES) {
        rows.put(table, session.all("select t::text from oversight." + table + " t order by 1"));
      }
    }
    return rows;
  }

  @Test
  void aRebuildGivesTheSameRows() throws SQLException {
    var before = rows();
    assertThat(before.get("halt")).hasSize(8);
    assertThat(before.get("gate_decision")).hasSize(4);
    assertThat(before.get("determination")).hasSize(4);
    assertThat(Reprojection.rebuild(database.url("countersign_projections"))).isEqualTo(18);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void whatAFactReadsDoesNotGrowWithThoseBeforeItInItsTransaction() throws SQLException {
    int facts = 300;
    try (var lab = database.viewer("org_lab0", "LAB")) {
      lab.append(request("req_again"));
      for (int i = 0; i < facts; i++) {
        lab.append(request("req_beside_" + i));
      }
      for (int i = 0; i < facts; i++) {
        lab.append(made("DETERMINATION_MADE", "det_again", determination("REACHED", true)));
        lab.append(made("GATE_DECIDED", "dec_" + i, decision("req_again", "HALTED")));
        lab.append(made("DETERMINATION_MADE", "det_of_" + i, determination("REACHED", true)));
      }
      for (var table : List.of("fact", "determination", "gate_decision")) {
        var read =
            lab.all(
                "select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables where relname = '"
                    + table
                    + "'");
        assertThat(Long.parseLong(read.getFirst())).as(table).isLessThan(100L * facts);
      }
    }
  }

  private static Fact made(String kind, String id, String body) {
    return Fact.of(id, kind, "org_lab0", "org_lab0", "SUPERVISED").body(body);
  }

  private static Fact request(String id) {
    return made("SCALE_UP_REQUESTED", id, "{\"base\":\"mv_1\",\"stage\":\"SCALE\"}");
  }

  @Test
  void eachRowIsValidUntilTheFactThatReplacesIt() throws SQLException {
    try (var lab = database.viewer("org_lab0", "LAB")) {
      assertThat(
              lab.all(
                  "select state from oversight.halt where until_position is null and halt = 'hlt_0'"))
          .containsExactly("LIFTED");
      assertThat(
              lab.all(
                  "select a.state || ' ' || b.state from oversight.halt a join oversight.halt b on"
                      + " b.position = a.until_position order by a.position"))
          .containsExactly(
              "OPEN LIFT_REQUESTED", "LIFT_REQUESTED LIFT_REQUESTED", "LIFT_REQUESTED LIFTED");
      assertThat(
              lab.all("select outcome from oversight.gate_decision where until_position is null"))
          .containsExactly("CLEARED");
    }
  }

  @Test
  void whoMayNotSeeTheFactSeesNoRowOfIt() throws SQLException {
    for (var viewer : List.of("org_lab1", "org_other")) {
      try (var other = database.viewer(viewer, "LAB")) {
        assertThat(other.all("select lab from oversight.halt where lab = 'org_lab0'")).isEmpty();
        assertThat(other.all("select lab from oversight.determination where lab = 'org_lab0'"))
            .isEmpty();
      }
    }
  }

  @Test
  void onlyTheEndOfARowCanBeSetAndARebuildStatesNoFact() throws SQLException {
    try (var lab = database.viewer("org_lab0", "LAB")) {
      assertThatThrownBy(() -> lab.run("update oversight.halt set state = 'LIFTED'"))
          .hasMessageContaining("permission denied");
    }
    try (var connection = database.as("countersign_projections");
        var rebuild = new Session(connection)) {
      connection.setAutoCommit(false);
      assertThatThrownBy(() -> rebuild.run("insert into ledger.fact default values"))
          .hasMessageContaining("permission denied");
    }
  }
}
