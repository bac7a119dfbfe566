package dev.countersign.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows by row-level security alone: plain SQL as the API's role, with each kind of viewer. */
class SightTest {

  static TestDatabase.Address database;

  @BeforeAll
  static void fill() throws SQLException {
    database = TestDatabase.fresh();
    try (var registrar = database.viewer("org_countersign", "PLATFORM")) {
      registrar.register("org_aurelia", "LAB", "US-CA");
      registrar.register("org_borealis", "LAB", "EU");
      registrar.register("org_eu", "REGULATOR", "EU");
      registrar.register("org_ca", "REGULATOR", "US-CA");
      registrar.commit();
    }
    try (var aurelia = database.viewer("org_aurelia", "LAB")) {
      aurelia.append(Fact.evaluation("evl_cyber", "org_aurelia", "org_aurelia").domains("CYBER"));
      aurelia.append(Fact.evaluation("evl_bio", "org_aurelia", "org_aurelia").domains("CHEM_BIO"));
      aurelia.append(
          Fact.evaluation("evl_both", "org_aurelia", "org_aurelia").domains("CYBER,CHEM_BIO"));
      aurelia.append(
          Fact.of("evd_hazard", "EVIDENCE_SEALED", "org_aurelia", "org_aurelia", "SUPERVISED")
              .evidenceClass("HAZARD"));
      aurelia.append(
          Fact.of("pol_draft", "POLICY_VERSION_DRAFTED", "org_aurelia", "org_aurelia", "ENGAGED"));
      aurelia.append(
          Fact.of("mdl_told", "MODEL_REGISTERED", "org_aurelia", "org_aurelia", "SUPERVISED")
              .model("mdl_told", "mdl_told")
              .publicWhen("ANNOUNCED"));
      aurelia.append(
          Fact.of("mdl_kept", "MODEL_REGISTERED", "org_aurelia", "org_aurelia", "SUPERVISED")
              .model("mdl_kept", "mdl_kept")
              .publicWhen("ANNOUNCED"));
      var announced =
          aurelia.append(
              Fact.of("fct_told", "MODEL_ANNOUNCED", "org_aurelia", "org_aurelia", "SUPERVISED")
                  .model("mdl_told", "mdl_told")
                  .publicWhen("ANNOUNCED"));
      aurelia.run("insert into disclosure values ('mdl_told', 'ANNOUNCED', '" + announced + "')");
      aurelia.append(
          Fact.of("dcl_other", "INDEPENDENCE_DECLARED", "org_aurelia", "org_aurelia", "REGULATED")
              .parties("org_other"));
      aurelia.append(
          Fact.of("eng_1", "ENGAGEMENT_OFFERED", "org_aurelia", "org_aurelia", "REGULATED")
              .parties("org_kestrel")
              .body(
                  """
                  {"engagement": "eng_1", "lab": "org_aurelia", "auditor": "org_kestrel",
                   "scope": {"domains": ["CYBER"], "evidenceClasses": ["PUBLIC", "CONFIDENTIAL"]},
                   "from": "2026-05-01T00:00:00Z", "until": "2026-07-01T00:00:00Z"}
                  """));
      aurelia.commit();
    }
    try (var kestrel = database.viewer("org_kestrel", "AUDITOR")) {
      kestrel.append(
          Fact.of("fct_accept", "ENGAGEMENT_ACCEPTED", "org_kestrel", "org_aurelia", "PARTIES")
              .parties("org_kestrel")
              .body("{\"engagement\": \"eng_1\"}"));
      kestrel.append(Fact.evaluation("evl_kestrel", "org_kestrel", "org_aurelia").domains("CYBER"));
      kestrel.append(
          Fact.of("att_kestrel", "ATTESTATION_RECEIVED", "org_kestrel", "org_aurelia", "SUPERVISED")
              .domains("CYBER")
              .asSigned());
      kestrel.commit();
    }
  }

  private static List<String> seenBy(String organisation, String kind, String now)
      throws SQLException {
    try (var session = database.viewer(organisation, kind)) {
      session.look(organisation, kind, now);
      return session.all("select id from fact where kind not like 'ORGANISATION%' order by id");
    }
  }

  @Test
  void withoutAViewerThereAreNoRows() throws SQLException {
    try (var session = database.viewer("", "")) {
      assertThat(session.seen()).isEmpty();
    }
  }

  @Test
  void theOwnerOfTheTablesSeesNothingEither() throws SQLException {
    try (var owner = database.as("countersign_owner");
        var rows = owner.createStatement().executeQuery("select count(*) from ledger.fact")) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
  }

  @Test
  void anotherLabSeesOnlyWhatIsAnnounced() throws SQLException {
    assertThat(seenBy("org_borealis", "LAB", "2026-06-01T00:00:00Z"))
        .containsExactly("fct_told", "mdl_told");
  }

  @Test
  void anyoneSeesOnlyWhatIsAnnounced() throws SQLException {
    assertThat(seenBy("", "PUBLIC", "2026-06-01T00:00:00Z"))
        .containsExactly("fct_told", "mdl_told");
  }

  @Test
  void anEngagedAuditorSeesOnlyWhatOneSightCoversWhole() throws SQLException {
    assertThat(seenBy("org_kestrel", "AUDITOR", "2026-06-01T00:00:00Z"))
        .contains("evl_cyber", "evl_kestrel", "att_kestrel", "eng_1", "pol_draft")
        .doesNotContain("evl_bio", "evl_both", "evd_hazard");
  }

  @Test
  void whatOneAuditorSaysIsSeenByRegulatorsButByNoOtherAuditor() throws SQLException {
    assertThat(seenBy("org_kestrel", "AUDITOR", "2026-06-01T00:00:00Z"))
        .contains("eng_1")
        .doesNotContain("dcl_other");
    assertThat(seenBy("org_other", "AUDITOR", "2026-06-01T00:00:00Z")).contains("dcl_other");
    assertThat(seenBy("org_ca", "REGULATOR", "2026-06-01T00:00:00Z"))
        .contains("eng_1", "dcl_other");
  }

  @Test
  void anEndedEngagementShowsOnlyWhatTheAuditorSigned() throws SQLException {
    assertThat(seenBy("org_kestrel", "AUDITOR", "2026-07-01T00:00:00Z"))
        .containsExactly("att_kestrel", "eng_1", "fct_accept", "fct_told", "mdl_told");
  }

  @Test
  void anAuditorWithoutAnEngagementSeesNoneOfIt() throws SQLException {
    assertThat(seenBy("org_bracken", "AUDITOR", "2026-06-01T00:00:00Z"))
        .containsExactly("fct_told", "mdl_told");
  }

  @Test
  void aRegulatorOfTheJurisdictionSeesFactsButNoDraftAndNoHazard() throws SQLException {
    assertThat(seenBy("org_ca", "REGULATOR", "2026-06-01T00:00:00Z"))
        .contains("evl_cyber", "evl_bio", "evl_both", "mdl_kept", "att_kestrel")
        .doesNotContain("pol_draft", "evd_hazard");
  }

  @Test
  void aRegulatorOfAnotherJurisdictionSeesNoneOfIt() throws SQLException {
    assertThat(seenBy("org_eu", "REGULATOR", "2026-06-01T00:00:00Z"))
        .containsExactly("fct_told", "mdl_told");
  }

  @Test
  void thePlatformReadsNoLabsFacts() throws SQLException {
    assertThat(seenBy("org_countersign", "PLATFORM", "2026-06-01T00:00:00Z"))
        .containsExactly("fct_told", "mdl_told");
  }

  @Test
  void nobodyStatesAFactForAnother() throws SQLException {
    try (var borealis = database.viewer("org_borealis", "LAB")) {
      assertThatThrownBy(
              () -> borealis.append(Fact.evaluation("evl_forged", "org_aurelia", "org_aurelia")))
          .hasMessageContaining("row-level security");
    }
  }

  @Test
  void theRulesStateFactsForThePlatformAboutTheirOwnLabOnly() throws SQLException {
    try (var rules = database.viewer("org_aurelia", "RULES")) {
      rules.append(
          Fact.of("hlt_1", "DECISION_IMPEACHED", "org_countersign", "org_aurelia", "SUPERVISED"));
      assertThatThrownBy(
              () ->
                  rules.append(
                      Fact.of(
                          "hlt_2",
                          "DECISION_IMPEACHED",
                          "org_countersign",
                          "org_borealis",
                          "SUPERVISED")))
          .hasMessageContaining("row-level security");
    }
  }

  @Test
  void noServiceWritesSight() throws SQLException {
    try (var kestrel = database.viewer("org_kestrel", "AUDITOR")) {
      assertThatThrownBy(
              () ->
                  kestrel.run(
                      "insert into sight (viewer, lab, basis, source, from_at) values"
                          + " ('org_kestrel', 'org_borealis', 'ENGAGEMENT', 'eng_x', now())"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void aViewerReadsOnlyItsOwnSight() throws SQLException {
    try (var bracken = database.viewer("org_bracken", "AUDITOR")) {
      assertThat(bracken.all("select source from sight")).isEmpty();
    }
    try (var kestrel = database.viewer("org_kestrel", "AUDITOR")) {
      assertThat(kestrel.all("select source from sight")).containsExactly("eng_1");
    }
  }

  @Test
  void noServiceRoleOwnsOrBypassesAnything() throws SQLException {
    try (var session = database.viewer("", "PUBLIC")) {
      assertThat(
              session.all(
                  "select rolname from pg_roles where rolname like 'countersign%' and (rolbypassrls or"
                      + " rolsuper or rolcreaterole or rolcreatedb)"))
          .isEmpty();
      assertThat(
              session.all(
                  "select relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname"
                      + " in ('countersign_oversight', 'countersign_transparency',"
                      + " 'countersign_projections', 'sight_keeper')"))
          .isEmpty();
      assertThat(
              session.all(
                  "select proname from pg_proc p join pg_roles r on r.oid = p.proowner where r.rolname"
                      + " = 'sight_keeper'"))
          .containsExactly("keep_sight");
      assertThat(
              session.all(
                  "select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where"
                      + " nspname in ('ledger', 'oversight') and relkind = 'r' and not"
                      + " (relrowsecurity and relforcerowsecurity)"))
          .isEmpty();
    }
  }
}
