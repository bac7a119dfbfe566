package dev.countersign.journeys.attack;

import dev.countersign.journeys.attack.Attack.Attempt;
import dev.countersign.journeys.attack.Attack.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** To see or do what is another's. */
final class AuthorisationAttacks {
  private static final String CATEGORY = "Authorisation";

  private AuthorisationAttacks() {}

  private static Map<String, Object> input(String name, String value) {
    return Map.of("idempotencyKey", UUID.randomUUID().toString(), name, value);
  }

  static List<Attack> all() {
    var list = new ArrayList<Attack>();
    for (var connection :
        List.of(
            "evidence",
            "evaluations",
            "scaleUpRequests",
            "safeguardImplementations",
            "accessEvents")) {
      add(
          list,
          "another lab's " + connection,
          target -> {
            var reply =
                target.as(
                    "borealis-officer",
                    "{ %s(lab: \"org_aurelia\", first: 100) { totalCount nodes { __typename } } }"
                        .formatted(connection));
            return new Verdict(
                reply.json().at("/data/%s/nodes".formatted(connection)).isEmpty()
                    && reply.json().at("/data/%s/totalCount".formatted(connection)).asInt() == 0,
                reply.status() + " " + reply.code());
          });
      if (!connection.equals("evidence")) {
        add(
            list,
            "a lab's " + connection + ", by nobody",
            target ->
                target
                    .as("", "{ %s(first: 100) { nodes { __typename } } }".formatted(connection))
                    .refusedWith("UNAUTHENTICATED"));
      }
    }
    add(
        list,
        "a lab's evidence that is not PUBLIC, by nobody",
        target -> {
          var reply = target.as("", "{ evidence(first: 100) { nodes { evidenceClass } } }");
          var classes = reply.json().at("/data/evidence/nodes").findValuesAsText("evidenceClass");
          return new Verdict(
              classes.stream().allMatch("PUBLIC"::equals), reply.status() + " " + reply.code());
        });
    add(
        list,
        "a policy published by a submitter",
        target ->
            target
                .mutate(
                    "aurelia-submitter",
                    "publishPolicyVersion",
                    input("policyVersion", "pol_" + "0".repeat(32)))
                .refusedWith("FORBIDDEN"));
    add(
        list,
        "a lift asked for by an auditor",
        target ->
            target
                .mutate(
                    "kestrel-lead",
                    "requestHaltLift",
                    Map.of("idempotencyKey", "a", "halt", "hlt_" + "0".repeat(32), "reason", "x"))
                .refusedWith("FORBIDDEN"));
    add(
        list,
        "a lift approved by a regulator",
        target ->
            target
                .mutate("eu-supervisor", "approveHaltLift", input("halt", "hlt_" + "0".repeat(32)))
                .refusedWith("FORBIDDEN"));
    add(
        list,
        "an objection by an analyst",
        target ->
            target
                .mutate(
                    "eu-analyst",
                    "objectToHaltLift",
                    Map.of("idempotencyKey", "a", "halt", "hlt_" + "0".repeat(32), "reason", "x"))
                .refusedWith("FORBIDDEN"));
    add(
        list,
        "an organisation approved by a lab",
        target ->
            target
                .mutate(
                    "aurelia-officer", "approveOrganisation", input("organisation", "org_aurelia"))
                .refusedWith("FORBIDDEN"));
    add(
        list,
        "the clock moved by a lab",
        target ->
            target
                .mutate("aurelia-officer", "advanceStoryClock", input("to", "2030-01-01T00:00:00Z"))
                .refusedWith("FORBIDDEN"));
    add(
        list,
        "an evaluation begun in another's name",
        target ->
            target
                .mutate(
                    "borealis-submitter",
                    "startEvaluation",
                    input("evaluation", "evl_" + "0".repeat(32)))
                .refusedWith("NOT_FOUND"));
    add(
        list,
        "an engagement accepted by who was not asked",
        target ->
            target
                .mutate(
                    "bracken-lead",
                    "acceptEngagement",
                    input("engagement", "eng_" + "0".repeat(32)))
                .refusedWith("NOT_FOUND"));
    add(
        list,
        "evidence handed over in another lab's name",
        target ->
            target
                .mutate(
                    "borealis-submitter",
                    "requestEvidenceUpload",
                    Map.of(
                        "idempotencyKey",
                        UUID.randomUUID().toString(),
                        "lab",
                        "org_aurelia",
                        "evidenceClass",
                        "PUBLIC",
                        "mediaType",
                        "text/plain",
                        "name",
                        "x",
                        "sha256",
                        "0".repeat(64),
                        "size",
                        1))
                .refusedWith("NOT_FOUND", "INVALID_INPUT"));
    add(
        list,
        "the vault's own door, by a lab",
        target ->
            target
                .send(
                    target
                        .request(target.at("oversight") + "/internal/evidence/sealed")
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + target.token("aurelia-officer"))
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")))
                .status(403));
    add(
        list,
        "the vault's own door, by nobody",
        target ->
            target
                .send(
                    target
                        .request(target.at("oversight") + "/internal/evidence/sealed")
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")))
                .status(401));
    add(list, "absent and forbidden told apart", AuthorisationAttacks::alike);
    return list;
  }

  /** What is not there and what may not be seen have the same answer, but for the id. */
  private static Verdict alike(Target target) throws Exception {
    var theirs =
        target
            .as(
                "aurelia-submitter",
                "mutation($input: RegisterModelInput!) { registerModel(input: $input) { model { id } } }",
                Map.of(
                    "input",
                    Map.of("idempotencyKey", UUID.randomUUID().toString(), "name", "Unannounced")))
            .json()
            .at("/data/registerModel/model/id")
            .asText();
    if (theirs.isEmpty()) {
      return new Verdict(false, "aurelia could not register a model to look for");
    }
    var absent = theirs.substring(0, 4) + "0".repeat(32);
    var one = target.as("borealis-officer", "{ node(id: \"%s\") { id } }".formatted(theirs));
    var other = target.as("borealis-officer", "{ node(id: \"%s\") { id } }".formatted(absent));
    return new Verdict(
        one.body().equals(other.body()) && one.status() == other.status(),
        one.body().equals(other.body()) ? "the same bytes" : one.body() + " / " + other.body());
  }

  private static void add(List<Attack> list, String name, Attempt attempt) {
    list.add(new Attack(CATEGORY, name, attempt));
  }
}
