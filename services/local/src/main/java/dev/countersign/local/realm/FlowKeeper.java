package dev.countersign.local.realm;

import static dev.countersign.local.realm.AdminApi.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * How people sign in: with a password at level 1, and with a fresh second factor at level 2, which
 * the token tells as {@code acr}. In a browser a client asks for level 2; the direct grant of a
 * local realm reaches it with a {@code totp} in the request.
 */
final class FlowKeeper {
  private static final String BROWSER = "countersign browser";
  private static final String DIRECT = "countersign direct grant";
  private static final String REQUIRED = "REQUIRED";
  private static final String CONDITIONAL = "CONDITIONAL";
  private static final String ALTERNATIVE = "ALTERNATIVE";
  private static final String LEVEL = "conditional-level-of-authentication";
  private static final String SESSION_SECONDS = "36000";
  private static final String ALWAYS_AGAIN = "0";

  private final AdminApi admin;
  private final String realm;
  private final String flows;

  FlowKeeper(AdminApi admin, String realm) {
    this.admin = admin;
    this.realm = realm;
    this.flows = realm + "/authentication/flows";
  }

  void apply() {
    if (isMissing(BROWSER)) {
      top(BROWSER);
      step(BROWSER, "auth-cookie", ALTERNATIVE);
      var forms = flow(BROWSER, "countersign forms", ALTERNATIVE);
      var first = flow(forms, "countersign first factor", CONDITIONAL);
      level(first, "1", SESSION_SECONDS);
      step(first, "auth-username-password-form", REQUIRED);
      var second = flow(forms, "countersign second factor", CONDITIONAL);
      level(second, "2", ALWAYS_AGAIN);
      step(second, "auth-otp-form", REQUIRED);
    }
    if (isMissing(DIRECT)) {
      top(DIRECT);
      step(DIRECT, "direct-grant-validate-username", REQUIRED);
      step(DIRECT, "direct-grant-validate-password", REQUIRED);
      var second = flow(DIRECT, "countersign direct second factor", CONDITIONAL);
      step(second, "conditional-user-configured", REQUIRED);
      level(second, "2", ALWAYS_AGAIN);
      step(second, "direct-grant-validate-otp", REQUIRED);
    }
    admin.put(realm, Map.of("browserFlow", BROWSER, "directGrantFlow", DIRECT));
  }

  private boolean isMissing(String alias) {
    for (var flow : admin.get(flows)) {
      if (flow.get("alias").asText().equals(alias)) {
        return false;
      }
    }
    return true;
  }

  private void top(String alias) {
    admin.post(
        flows,
        Map.of("alias", alias, "providerId", "basic-flow", "topLevel", true, "builtIn", false));
  }

  private String flow(String parent, String alias, String requirement) {
    admin.post(
        flows + "/" + encoded(parent) + "/executions/flow",
        Map.of("alias", alias, "type", "basic-flow", "description", alias, "provider", "unused"));
    require(parent, last(parent, "displayName", alias), requirement);
    return alias;
  }

  private void step(String parent, String provider, String requirement) {
    add(parent, provider);
    require(parent, last(parent, "providerId", provider), requirement);
  }

  private void add(String parent, String provider) {
    admin.post(
        flows + "/" + encoded(parent) + "/executions/execution", Map.of("provider", provider));
  }

  private void level(String parent, String level, String seconds) {
    step(parent, LEVEL, REQUIRED);
    var execution = last(parent, "providerId", LEVEL).get("id").asText();
    admin.post(
        realm + "/authentication/executions/" + execution + "/config",
        Map.of(
            "alias",
            parent + " level",
            "config",
            Map.of("loa-condition-level", level, "loa-max-age", seconds)));
  }

  private void require(String parent, JsonNode execution, String requirement) {
    ObjectNode body = execution.deepCopy();
    body.put("requirement", requirement);
    admin.put(flows + "/" + encoded(parent) + "/executions", body);
  }

  private JsonNode last(String parent, String field, String value) {
    var found =
        admin
            .get(flows + "/" + encoded(parent) + "/executions")
            .valueStream()
            .filter(execution -> value.equals(execution.path(field).asText()))
            .toList();
    return found.isEmpty() ? missing(parent, value) : found.getLast();
  }

  private static JsonNode missing(String parent, String value) {
    throw new AdminApi.AdminFailedException(
        "The flow %s has no %s though it was just added".formatted(parent, value));
  }
}
