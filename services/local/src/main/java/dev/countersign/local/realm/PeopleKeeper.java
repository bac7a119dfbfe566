package dev.countersign.local.realm;

import static dev.countersign.local.realm.AdminApi.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/** Organisations and people of a local realm; those who are there already keep what they have. */
final class PeopleKeeper {
  private final AdminApi admin;
  private final String realm;

  PeopleKeeper(AdminApi admin, String realm) {
    this.admin = admin;
    this.realm = realm;
  }

  void apply(JsonNode people) {
    var users = new TreeMap<String, String>();
    admin
        .get(realm + "/users?max=1000")
        .forEach(user -> users.put(user.get("username").asText(), user.get("id").asText()));
    for (var user : people.path("users")) {
      var name = user.get("username").asText();
      if (!users.containsKey(name)) {
        admin.post(realm + "/users", user);
        var made = admin.get(realm + "/users?exact=true&username=" + encoded(name)).path(0);
        users.put(name, made.get("id").asText());
      }
      roles(users.get(name), user.path("realmRoles"));
    }
    var organisations = new TreeMap<String, String>();
    admin
        .get(realm + "/organizations?max=1000")
        .forEach(found -> organisations.put(found.get("alias").asText(), found.get("id").asText()));
    for (var organisation : people.path("organizations")) {
      organisation(organisation, organisations, users);
    }
  }

  private void roles(String user, JsonNode wanted) {
    var path = realm + "/users/" + user + "/role-mappings/realm";
    var there = admin.get(path).findValuesAsText("name");
    var missing = AdminApi.JSON.createArrayNode();
    for (var role : wanted) {
      if (!there.contains(role.asText())) {
        missing.add(admin.get(realm + "/roles/" + encoded(role.asText())));
      }
    }
    if (!missing.isEmpty()) {
      admin.post(path, missing);
    }
  }

  private void organisation(
      JsonNode wanted, TreeMap<String, String> there, TreeMap<String, String> users) {
    var alias = wanted.get("alias").asText();
    ObjectNode body = wanted.deepCopy();
    body.remove("members");
    if (!there.containsKey(alias)) {
      admin.post(realm + "/organizations", body);
      for (var found : admin.get(realm + "/organizations?max=1000")) {
        there.put(found.get("alias").asText(), found.get("id").asText());
      }
    }
    var members = realm + "/organizations/" + there.get(alias) + "/members";
    var present = admin.get(members + "?max=1000").findValuesAsText("username");
    for (var member : wanted.path("members")) {
      var name = member.get("username").asText();
      if (!present.contains(name)) {
        admin.post(members, users.get(name));
      }
    }
  }
}
