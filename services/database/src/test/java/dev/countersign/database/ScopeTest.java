package dev.countersign.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each dimension of an engagement's scope cuts by itself, and one engagement must cover all. */
class ScopeTest {
  private static final String JUNE = "2026-06-01T00:00:00Z";
  private static final List<String> FACTS =
      List.of("f_doc1", "f_doc2", "f_mv1", "f_mv2", "f_child", "f_cyber", "f_bio", "f_both");

  private static TestDatabase.Address database;

  @BeforeAll
  static void fill() throws SQLException {
    database = TestDatabase.fresh();
    try (var registrar = database.viewer("org_countersign", "PLATFORM")) {
      registrar.register("org_aurelia", "LAB", "EU");
      registrar.register("org_borealis", "LAB", "US-CA");
      registrar.register("org_cygnus", "LAB", "EU", "UK");
      registrar.register("org_eu", "REGULATOR", "EU");
      registrar.register("org_wide", "REGULATOR", "UK", "US-CA");
      registrar.register("org_none", "REGULATOR");
      registrar.commit();
    }
    for (var lab : List.of("org_borealis", "org_cygnus")) {
      try (var session = database.viewer(lab, "LAB")) {
        session.append(Fact.evaluation("evl_of_" + lab, lab, lab));
        session.commit();
      }
    }
    try (var aurelia = database.viewer("org_aurelia", "LAB")) {
      aurelia.append(about("f_doc1").document("doc_1"));
      aurelia.append(about("f_doc2").document("doc_2"));
      aurelia.append(about("f_mv1").model("mdl_1", "mdl_1,mv_1"));
      aurelia.append(about("f_mv2").model("mdl_2", "mdl_2,mv_2"));
      aurelia.append(about("f_child").model("mdl_1", "mdl_1,mv_3,mv_1"));
      aurelia.append(about("f_cyber").domains("CYBER"));
      aurelia.append(about("f_bio").domains("CHEM_BIO"));
      aurelia.append(about("f_both").domains("CYBER,CHEM_BIO"));
      for (var cls : List.of("PUBLIC", "CONFIDENTIAL", "RESTRICTED", "HAZARD")) {
        aurelia.append(about("f_" + cls).evidenceClass(cls));
      }
      aurelia.append(about("f_plain"));
      aurelia.append(about("f_mv1_bio").model("mdl_1", "mdl_1,mv_1").domains("CHEM_BIO"));
      aurelia.append(about("f_mv2_cyber").model("mdl_2", "mdl_2,mv_2").domains("CYBER"));
      aurelia.append(about("f_mv1_cyber").model("mdl_1", "mdl_1,mv_1").domains("CYBER"));
      aurelia.commit();
    }
    engage("documents", "{\"documents\": [\"doc_1\"]}");
    engage("version", "{\"models\": [\"mv_1\"]}");
    engage("family", "{\"models\": [\"mdl_1\"]}");
    engage("domains", "{\"domains\": [\"CYBER\"]}");
    engage("classes", "{\"evidenceClasses\": [\"PUBLIC\", \"CONFIDENTIAL\"]}");
    engage(
        "nothing", "{\"documents\": [], \"models\": [], \"domains\": [], \"evidenceClasses\": []}");
    engage("any", "{}");
    engage("two", "{\"models\": [\"mv_1\"], \"domains\": [\"CYBER\"]}");
    engage("two", "{\"models\": [\"mv_2\"], \"domains\": [\"CHEM_BIO\"]}");
  }

  private static Fact about(String id) {
    return Fact.of(id, "EVALUATION_COMPLETED", "org_aurelia", "org_aurelia", "SUPERVISED");
  }

  private static int engagements;

  private static void engage(String auditor, String scope) throws SQLException {
    var id = "eng_" + ++engagements;
    try (var aurelia = database.viewer("org_aurelia", "LAB")) {
      aurelia.append(
          Fact.of(id, "ENGAGEMENT_OFFERED", "org_aurelia", "org_aurelia", "PARTIES")
              .parties("org_" + auditor)
              .body(
                  """
                  {"engagement": "%s", "lab": "org_aurelia", "auditor": "org_%s", "scope": %s,
                   "from": "2026-05-01T00:00:00Z", "until": "2026-07-01T00:00:00Z"}
                  """
                      .formatted(id, auditor, scope)));
      aurelia.commit();
    }
    try (var session = database.viewer("org_" + auditor, "AUDITOR")) {
      session.append(
          Fact.of("a" + id, "ENGAGEMENT_ACCEPTED", "org_" + auditor, "org_aurelia", "PARTIES")
              .parties("org_" + auditor)
              .body("{\"engagement\": \"%s\"}".formatted(id)));
      session.commit();
    }
  }

  private static TreeSet<String> seen(String viewer, String kind, String now) throws SQLException {
    try (var session = database.viewer("org_" + viewer, kind)) {
      session.look("org_" + viewer, kind, now);
      return new TreeSet<>(
          session.all("select id from fact where id like 'f\\_%' or id like 'evl\\_%'"));
    }
  }

  private static TreeSet<String> seen(String auditor) throws SQLException {
    return seen(auditor, "AUDITOR", JUNE);
  }

  @Test
  void documentsCut() throws SQLException {
    assertThat(seen("documents")).contains("f_doc1", "f_plain", "f_bio").doesNotContain("f_doc2");
  }

  @Test
  void aVersionIncludesItsDescendantsAndNoOtherFamily() throws SQLException {
    assertThat(seen("version")).contains("f_mv1", "f_child", "f_plain").doesNotContain("f_mv2");
  }

  @Test
  void aFamilyIncludesItsVersions() throws SQLException {
    assertThat(seen("family")).contains("f_mv1", "f_child").doesNotContain("f_mv2");
  }

  @Test
  void domainsCutAndAFactOfTwoNeedsBoth() throws SQLException {
    assertThat(seen("domains")).contains("f_cyber", "f_plain").doesNotContain("f_bio", "f_both");
  }

  @Test
  void evidenceClassesCut() throws SQLException {
    assertThat(seen("classes"))
        .contains("f_PUBLIC", "f_CONFIDENTIAL", "f_plain")
        .doesNotContain("f_RESTRICTED", "f_HAZARD");
  }

  @Test
  void anEmptyListOpensNothingOfThatDimension() throws SQLException {
    assertThat(seen("nothing")).containsExactly("f_plain");
  }

  @Test
  void noListAtAllOpensEverything() throws SQLException {
    assertThat(seen("any")).containsAll(FACTS).contains("f_HAZARD");
  }

  @Test
  void datesCutTheFirstInstantInAndTheLastOut() throws SQLException {
    assertThat(seen("any", "AUDITOR", "2026-04-30T23:59:59Z")).isEmpty();
    assertThat(seen("any", "AUDITOR", "2026-05-01T00:00:00Z")).isNotEmpty();
    assertThat(seen("any", "AUDITOR", "2026-06-30T23:59:59Z")).isNotEmpty();
    assertThat(seen("any", "AUDITOR", "2026-07-01T00:00:00Z")).isEmpty();
  }

  @Test
  void twoEngagementsDoNotAddUpToAThird() throws SQLException {
    assertThat(seen("two"))
        .contains("f_mv1_cyber", "f_mv1", "f_mv2")
        .doesNotContain("f_mv1_bio", "f_mv2_cyber");
  }

  @Test
  void aScopeOfOneLabOpensNoOther() throws SQLException {
    assertThat(seen("any")).doesNotContain("evl_of_org_borealis", "evl_of_org_cygnus");
  }

  @Test
  void aRegulatorSeesTheLabsOfItsJurisdictionsAndNoHazard() throws SQLException {
    assertThat(seen("eu", "REGULATOR", JUNE))
        .contains("f_plain", "f_RESTRICTED", "evl_of_org_cygnus")
        .doesNotContain("f_HAZARD", "evl_of_org_borealis");
    assertThat(seen("wide", "REGULATOR", JUNE))
        .containsExactly("evl_of_org_borealis", "evl_of_org_cygnus");
    assertThat(seen("none", "REGULATOR", JUNE)).isEmpty();
  }
}
