package dev.countersign.oversight.platform.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.local.Parts;
import dev.countersign.local.realm.AdminApi;
import dev.countersign.local.realm.RealmDefinition;
import dev.countersign.local.realm.RealmKeeper;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is taken out of the realm is out after one token's life, which is five minutes. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class AccountTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "borealis-leaver";
  private static final String PERSON =
      """
      {"users": [{"username": "borealis-leaver", "enabled": true, "email": "leaver@borealis.example",
        "emailVerified": true, "firstName": "Leaver", "lastName": "Person", "realmRoles": ["submitter"],
        "credentials": [{"type": "password", "value": "countersign", "temporary": false}]}],
       "organizations": [{"name": "Borealis AI", "alias": "borealis",
        "members": [{"username": "borealis-leaver"}]}]}
      """;

  private AdminApi admin;

  @BeforeEach
  void somebodyWhoWillLeave() throws IOException {
    var parts = Parts.attachOrStart();
    assumeTrue(parts.haveSecondFactor());
    Register.ready();
    admin = parts.realmAdmin();
    new RealmKeeper(admin, RealmDefinition.local()).addPeople(JSON.readTree(PERSON));
    admin.put(account(), Map.of("enabled", true));
  }

  private String account() {
    return "/countersign/users/"
        + admin.get("/countersign/users?exact=true&username=" + NAME).path(0).get("id").asText();
  }

  private static ValidatableResponse realm(Map<String, String> form) {
    return given()
        .contentType("application/x-www-form-urlencoded")
        .formParams(form)
        .post(Parts.attachOrStart().realmUrl() + "/protocol/openid-connect/token")
        .then();
  }

  private static ValidatableResponse signIn() {
    return realm(
        Map.of(
            "grant_type", "password",
            "client_id", "countersign-cli",
            "username", NAME,
            "password", "countersign"));
  }

  private static ValidatableResponse refresh(String token) {
    return realm(
        Map.of(
            "grant_type", "refresh_token",
            "client_id", "countersign-cli",
            "refresh_token", token));
  }

  private static ValidatableResponse ask(String token, String document) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(Map.of("query", document))
        .post("/graphql")
        .then();
  }

  @Test
  void whoIsDisabledGetsNoFurtherToken() throws IOException {
    var signedIn = signIn().statusCode(200).extract().jsonPath();
    var claims =
        JSON.readTree(
            new String(
                Base64.getUrlDecoder().decode(signedIn.getString("access_token").split("\\.")[1]),
                StandardCharsets.UTF_8));
    // Keycloak reads its clock twice, and seconds may pass between the two.
    assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isLessThan(310);
    admin.put(account(), Map.of("enabled", false));
    refresh(signedIn.getString("refresh_token")).statusCode(400);
    signIn().statusCode(400);
  }

  @Test
  void aRefreshTokenServesOnce() {
    String first = signIn().extract().jsonPath().getString("refresh_token");
    refresh(first).statusCode(200);
    refresh(first).statusCode(400);
  }

  @Test
  void whoLeavesAnOrganisationIsOfNoneWithTheNextToken() {
    var organisation = admin.get("/countersign/organizations?search=borealis&exact=true").path(0);
    if (organisation.isMissingNode()) {
      organisation = admin.get("/countersign/organizations?search=borealis").path(0);
    }
    var members = "/countersign/organizations/" + organisation.get("id").asText() + "/members";
    var id = account().substring(account().lastIndexOf('/') + 1);
    admin.delete(members + "/" + id, null);
    ask(signIn().extract().jsonPath().getString("access_token"), "{ viewer { kind } }")
        .statusCode(403)
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    // Where whoever comes next finds them again.
    admin.post(members, id);
    ask(signIn().extract().jsonPath().getString("access_token"), "{ viewer { organisation } }")
        .body("data.viewer.organisation", equalTo("org_borealis"));
  }

  @Test
  void aRoleThatIsTakenAwayIsGoneWithTheNextToken() {
    var role = admin.get("/countersign/roles/submitter");
    admin.delete(account() + "/role-mappings/realm", List.of(role));
    ask(signIn().extract().jsonPath().getString("access_token"), "{ viewer { kind } }")
        .statusCode(403);
    admin.post(account() + "/role-mappings/realm", List.of(role));
  }

  @Test
  void aLabsRobotSubmitsForItsLabAndDoesNothingElse() {
    var token = Parts.attachOrStart().tokens().ofClient("aurelia-ci");
    ask(token, "{ viewer { kind organisation roles } }")
        .body("data.viewer.organisation", equalTo("org_aurelia"))
        .body("data.viewer.kind", equalTo("LAB"))
        .body("data.viewer.roles.contains('officer')", equalTo(false));
    ask(
            token,
            """
            mutation { publishPolicyVersion(input: {idempotencyKey: "%s", policyVersion: "pol_1"}) {
              policyVersion { id } } }
            """
                .formatted(LabSteps.key()))
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
  }
}
