package dev.countersign.oversight.supervision;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.Catalogue;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lab learns where the others stand, and of no single one. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class MedianApiTest {
  private static final String ASK =
      "query($key: String!) { coverageMedians(instrument: $key) { before medians { requirementKey status } } }";

  /** A lab as Aurelia was registered, years ago, with nothing else on its record. */
  private static final String QUIET_LAB =
      """
      insert into ledger.fact (position, id, kind, schema_version, owner_org, lab, audience, public_when, valid_from,
        recorded_at, body, commitment)
      select ledger.position_of(1, '7'::xid8, %1$d * 10 + row_number() over (order by position)::integer),
        replace(id, 'org_aurelia', 'org_quiet%1$d'), kind, schema_version, replace(owner_org, 'org_aurelia', 'org_quiet%1$d'),
        replace(lab, 'org_aurelia', 'org_quiet%1$d'), audience, public_when, '2020-01-01Z', '2020-01-01Z',
        replace(body::text, 'org_aurelia', 'org_quiet%1$d')::jsonb || jsonb_build_object('recordedAt',
          '2020-01-01T00:00:00Z', 'validFrom', '2020-01-01T00:00:00Z', 'position',
          '1-7-' || %1$d * 10 + row_number() over (order by position)), commitment
      from ledger.fact where id = 'org_aurelia' or body @> '{"approved": "org_aurelia"}'
      """;

  @BeforeEach
  void catalogue() {
    Register.ready();
    Catalogue.ready();
  }

  private static ValidatableResponse ask(String user, String key) {
    return Api.as(user).send(ASK, Map.of("key", key));
  }

  @Test
  void onlyALabAsksForThem() {
    for (var user : new String[] {"eu-analyst", "kestrel-lead", "platform-registrar"}) {
      ask(user, "SEOUL").body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    }
    Api.anonymous()
        .send(ASK, Map.of("key", "SEOUL"))
        .body("errors[0].extensions.code", equalTo("UNAUTHENTICATED"));
  }

  @Test
  void anInstrumentThatNobodyKnowsIsRefused() {
    ask("aurelia-officer", "NO_SUCH").body("errors[0].extensions.code", equalTo("UNKNOWN_REGIME"));
  }

  @Test
  void fewerThanFiveLabsHaveNoMedian() {
    var medians =
        ask("aurelia-officer", "SEOUL")
            .body("errors", nullValue())
            .body("data.coverageMedians.before", endsWith("-01T00:00:00Z"));
    int labs = labsBefore(medians.extract().path("data.coverageMedians.before"));
    // Other tests register labs too, and let months begin.
    medians.body("data.coverageMedians.medians", labs < 5 ? empty() : not(empty()));
  }

  private static int labsBefore(String instant) {
    List<Boolean> approved =
        Api.anonymous()
            .send(
                "{ organisations(kind: LAB, first: 100, asOf: {knownAt: \"%s\"}) { nodes { approved } } }"
                    .formatted(Instant.parse(instant).minusMillis(1)))
            .body("errors", nullValue())
            .extract()
            .path("data.organisations.nodes.approved");
    return Collections.frequency(approved, true);
  }

  @Test
  void fiveLabsWithNothingOnRecordStandAtNothing() throws SQLException {
    try (var admin = administrator()) {
      for (int lab = 1; lab <= 5; lab++) {
        run(admin, QUIET_LAB.formatted(lab));
      }
      try {
        ask("aurelia-officer", "EU_GPAI_COP")
            .body("errors", nullValue())
            .body("data.coverageMedians.medians", not(hasSize(0)))
            .body("data.coverageMedians.medians.status", everyItem(equalTo("ABSENT")));
      } finally {
        run(admin, "delete from ledger.fact where recorded_at = '2020-01-01Z'");
      }
    }
  }

  private static Connection administrator() throws SQLException {
    var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    var admin = DriverManager.getConnection(url + "?user=postgres");
    run(admin, "set session_replication_role = replica");
    return admin;
  }

  private static void run(Connection admin, String sql) throws SQLException {
    try (var statement = admin.createStatement()) {
      statement.execute(sql);
    }
  }
}
