package dev.countersign.local.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.Parts;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A realm of its own, brought to the definition again and again. */
class RealmKeeperTest {
  private static final String NAME = "scratch-" + UUID.randomUUID();
  private static final String REALM = "/" + NAME;
  private static AdminApi admin;
  private static RealmKeeper keeper;

  @BeforeAll
  static void apply() {
    // Parts that already run may be of a realm that nobody here may administer.
    assumeTrue(Parts.attachOrStart().haveSecondFactor());
    admin = Parts.attachOrStart().realmAdmin();
    ObjectNode realm = RealmDefinition.production("https://oversight.example").realm().deepCopy();
    realm.put("realm", NAME);
    keeper = new RealmKeeper(admin, new RealmDefinition(realm, AdminApi.JSON.createObjectNode()));
    keeper.apply();
  }

  @AfterAll
  static void remove() {
    if (keeper != null) {
      keeper.remove();
    }
  }

  private static String client(String clientId) {
    return REALM
        + "/clients/"
        + admin.get(REALM + "/clients?clientId=" + clientId).path(0).get("id").asText();
  }

  @Test
  void applyingTwiceChangesNothing() {
    var before = admin.get(REALM);
    var client = admin.get(client("countersign-console"));
    keeper.apply();
    assertThat(admin.get(REALM)).isEqualTo(before);
    assertThat(admin.get(client("countersign-console"))).isEqualTo(client);
  }

  @Test
  void aProductionRealmHasNobodyInItAndNoDirectGrant() {
    assertThat(admin.get(REALM + "/users")).isEmpty();
    assertThat(admin.get(client("countersign-cli")).get("directAccessGrantsEnabled").asBoolean())
        .isFalse();
    assertThat(admin.get(REALM).get("otpPolicyCodeReusable").asBoolean()).isFalse();
  }

  @Test
  void whatDriftedIsBroughtBack() {
    admin.put(REALM, Map.of("accessTokenLifespan", 86_400, "bruteForceProtected", false));
    admin.put(
        client("countersign-cli"),
        Map.of("clientId", "countersign-cli", "directAccessGrantsEnabled", true));
    admin.delete(REALM + "/roles/officer/composites", List.of(admin.get(REALM + "/roles/lab")));
    keeper.apply();
    assertThat(admin.get(REALM).get("accessTokenLifespan").asInt()).isEqualTo(300);
    assertThat(admin.get(REALM).get("bruteForceProtected").asBoolean()).isTrue();
    assertThat(admin.get(client("countersign-cli")).get("directAccessGrantsEnabled").asBoolean())
        .isFalse();
    assertThat(admin.get(REALM + "/roles/officer/composites").findValuesAsText("name"))
        .containsExactly("lab");
  }

  @Test
  void aRightThatNobodyReviewedIsTakenAway() {
    admin.post(
        client("countersign-console") + "/protocol-mappers/models",
        Map.of(
            "name", "another organisation",
            "protocol", "openid-connect",
            "protocolMapper", "oidc-hardcoded-claim-mapper",
            "config", Map.of("claim.name", "organization", "claim.value", "aurelia")));
    var account =
        admin.get(client("countersign-evidence") + "/service-account-user").get("id").asText();
    var roles = REALM + "/users/" + account + "/role-mappings/realm";
    admin.post(roles, List.of(admin.get(REALM + "/roles/registrar")));
    keeper.apply();
    assertThat(
            admin
                .get(client("countersign-console") + "/protocol-mappers/models")
                .findValuesAsText("name"))
        .doesNotContain("another organisation");
    assertThat(admin.get(roles).findValuesAsText("name"))
        .contains("service")
        .doesNotContain("registrar");
  }

  @Test
  void aSecondFactorIsAskedForWhereAClientWantsIt() {
    assertThat(admin.get(REALM).get("browserFlow").asText()).isEqualTo("countersign browser");
    assertThat(admin.get(REALM).get("directGrantFlow").asText())
        .isEqualTo("countersign direct grant");
  }
}
