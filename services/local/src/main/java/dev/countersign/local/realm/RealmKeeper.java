package dev.countersign.local.realm;

import static dev.countersign.local.realm.AdminApi.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Brings a Keycloak to a definition, from whatever it is at: an import at start would create a
 * realm and never change it. What the definition does not name is left alone, except a mapper or a
 * default scope of a client, a composite of a role, and what a service account may do: more there
 * would be a right that nobody reviewed.
 */
public final class RealmKeeper {
  private static final String DIGEST = "countersign.definition";
  private static final Set<String> PARTS =
      Set.of("roles", "clients", "serviceAccounts", "attributes");

  private final AdminApi admin;
  private final RealmDefinition definition;
  private final String realm;

  public RealmKeeper(AdminApi admin, RealmDefinition definition) {
    this.admin = admin;
    this.definition = definition;
    this.realm = "/" + definition.realm().get("realm").asText();
  }

  /** Applies the definition if the realm was not made from it. */
  public void applyIfNew() {
    var digest = admin.get(realm).at("/attributes").path(DIGEST).asText();
    if (!digest.equals(definition.digest())) {
      apply();
    }
  }

  /** Applies the definition, whatever the realm says of itself. */
  public void apply() {
    if (admin.get(realm).isMissingNode()) {
      admin.post("", Map.of("realm", realm.substring(1), "enabled", true));
    }
    settings();
    roles();
    definition.realm().path("clients").forEach(this::client);
    definition.people().path("clients").forEach(this::client);
    definition.people().path("directGrant").forEach(this::directGrant);
    serviceAccounts(definition.realm());
    serviceAccounts(definition.people());
    new FlowKeeper(admin, realm).apply();
    new PeopleKeeper(admin, realm).apply(definition.people());
    // The last thing, so that a half-applied definition is applied again.
    admin.put(realm, Map.of("attributes", attributes(definition.digest())));
  }

  /** Gives a client of the realm the secret that its service was given. */
  public void secret(String clientId, String secret) {
    var client = (ObjectNode) byClientId(clientId);
    client.put("secret", secret);
    admin.put(realm + "/clients/" + client.get("id").asText(), client);
  }

  /** Takes the realm away, with all that is in it. */
  public void remove() {
    admin.delete(realm, null);
  }

  /**
   * Adds people, with their roles and organisations.
   *
   * @param people as in {@code local-people.json}
   */
  public void addPeople(JsonNode people) {
    new PeopleKeeper(admin, realm).apply(people);
  }

  /** Lets a person in no more: what it holds ends with its life of minutes. */
  public void disable(String user) {
    var there = admin.get(realm + "/users?exact=true&username=" + encoded(user)).path(0);
    admin.put(realm + "/users/" + there.get("id").asText(), Map.of("enabled", false));
  }

  private Map<String, String> attributes(String digest) {
    var all = new TreeMap<String, String>();
    admin
        .get(realm)
        .path("attributes")
        .forEachEntry((name, value) -> all.put(name, value.asText()));
    all.put(DIGEST, digest);
    return all;
  }

  private void settings() {
    ObjectNode wanted = AdminApi.JSON.createObjectNode();
    for (var part : List.of(definition.realm(), definition.people().path("settings"))) {
      part.forEachEntry(
          (name, value) -> {
            if (!PARTS.contains(name)) {
              wanted.set(name, value);
            }
          });
    }
    admin.put(realm, wanted);
  }

  private void roles() {
    var wanted = definition.realm().at("/roles/realm");
    for (var role : wanted) {
      var body =
          Map.of(
              "name",
              role.get("name").asText(),
              "description",
              role.path("description").asText(""));
      if (admin.get(path(role)).isMissingNode()) {
        admin.post(realm + "/roles", body);
      } else {
        admin.put(path(role), body);
      }
    }
    for (var role : wanted) {
      var names = new TreeSet<String>();
      role.at("/composites/realm").forEach(name -> names.add(name.asText()));
      adjust(path(role) + "/composites", names);
    }
  }

  private String path(JsonNode role) {
    return realm + "/roles/" + encoded(role.get("name").asText());
  }

  /** Makes the realm roles at a path exactly these. */
  private void adjust(String path, Set<String> wanted) {
    var there = new TreeMap<String, JsonNode>();
    admin.get(path).forEach(role -> there.put(role.get("name").asText(), role));
    var missing =
        wanted.stream()
            .filter(name -> !there.containsKey(name))
            .map(name -> admin.get(realm + "/roles/" + encoded(name)))
            .toList();
    if (!missing.isEmpty()) {
      admin.post(path, missing);
    }
    there.keySet().removeAll(wanted);
    if (!there.isEmpty()) {
      admin.delete(path, List.copyOf(there.values()));
    }
  }

  private JsonNode byClientId(String clientId) {
    return admin.get(realm + "/clients?clientId=" + encoded(clientId)).path(0);
  }

  private void client(JsonNode wanted) {
    var clientId = wanted.get("clientId").asText();
    var there = byClientId(clientId);
    ObjectNode body = there.isMissingNode() ? AdminApi.JSON.createObjectNode() : there.deepCopy();
    wanted.forEachEntry(
        (name, value) -> {
          if (!name.equals("attributes")) {
            body.set(name, value);
          }
        });
    wanted.path("attributes").forEachEntry(body.withObject("/attributes")::set);
    var secret = definition.people().path("secret");
    if (!secret.isMissingNode() && !wanted.path("publicClient").asBoolean()) {
      body.set("secret", secret);
    }
    if (there.isMissingNode()) {
      admin.post(realm + "/clients", body);
      return;
    }
    var path = realm + "/clients/" + there.get("id").asText();
    admin.put(path, body);
    mappers(path + "/protocol-mappers/models", wanted.path("protocolMappers"));
    scopes(path + "/default-client-scopes", wanted.path("defaultClientScopes"));
  }

  private void mappers(String path, JsonNode wanted) {
    var there = new TreeMap<String, JsonNode>();
    admin.get(path).forEach(mapper -> there.put(mapper.get("name").asText(), mapper));
    for (var mapper : wanted) {
      var old = there.remove(mapper.get("name").asText());
      if (old == null) {
        admin.post(path, mapper);
      } else {
        ObjectNode body = mapper.deepCopy();
        body.set("id", old.get("id"));
        admin.put(path + "/" + old.get("id").asText(), body);
      }
    }
    there.values().forEach(extra -> admin.delete(path + "/" + extra.get("id").asText(), null));
  }

  private void scopes(String path, JsonNode wanted) {
    var known = new TreeMap<String, String>();
    admin
        .get(realm + "/client-scopes")
        .forEach(scope -> known.put(scope.get("name").asText(), scope.get("id").asText()));
    var there = new TreeSet<String>();
    admin.get(path).forEach(scope -> there.add(scope.get("name").asText()));
    for (var scope : wanted) {
      if (!there.remove(scope.asText())) {
        admin.put(path + "/" + known.get(scope.asText()), null);
      }
    }
    there.forEach(extra -> admin.delete(path + "/" + known.get(extra), null));
  }

  private void directGrant(JsonNode clientId) {
    var there = (ObjectNode) byClientId(clientId.asText());
    there.put("directAccessGrantsEnabled", true);
    admin.put(realm + "/clients/" + there.get("id").asText(), there);
  }

  private void serviceAccounts(JsonNode part) {
    part.path("serviceAccounts")
        .forEachEntry(
            (clientId, roles) -> {
              var wanted = new TreeSet<>(Set.of("default-roles-" + realm.substring(1)));
              roles.forEach(role -> wanted.add(role.asText()));
              var client = realm + "/clients/" + byClientId(clientId).get("id").asText();
              var account = admin.get(client + "/service-account-user").get("id").asText();
              adjust(realm + "/users/" + account + "/role-mappings/realm", wanted);
            });
  }
}
