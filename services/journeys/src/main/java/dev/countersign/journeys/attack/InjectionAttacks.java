package dev.countersign.journeys.attack;

import dev.countersign.journeys.attack.Attack.Attempt;
import dev.countersign.journeys.attack.Attack.Verdict;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** To have something executed, read or written that was only data. */
final class InjectionAttacks {
  private static final String CATEGORY = "Injection";
  private static final String LAB = "borealis-submitter";

  private InjectionAttacks() {}

  static List<Attack> all() {
    var list = new ArrayList<Attack>();
    for (var text :
        List.of(
            "' or '1'='1",
            "org_aurelia'; drop table ledger.fact; --",
            "\u0000",
            "{\"$ne\": null}",
            "${jndi:ldap://127.0.0.1/a}")) {
      add(
          list,
          "a lab named " + text.replace("\u0000", "NUL"),
          target -> {
            var reply =
                target.as(
                    LAB,
                    "query($lab: ID) { evidence(lab: $lab) { nodes { id } } }",
                    Map.of("lab", text));
            return new Verdict(
                reply.json().at("/data/evidence/nodes").isEmpty() && reply.status() < 500,
                reply.status() + " " + reply.code());
          });
    }
    add(
        list,
        "an id with a quote",
        target ->
            target.as(LAB, "{ node(id: \"hlt_' or 1=1 --\") { id } }").nothingAt("/data/node"));
    add(
        list,
        "an id that is a path",
        target ->
            target.as(LAB, "{ node(id: \"../../etc/passwd\") { id } }").nothingAt("/data/node"));
    add(
        list,
        "a cursor of one's own making",
        target ->
            target
                .as(
                    LAB,
                    "{ halts(after: \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\") { nodes { id } } }")
                .refusedWith("INVALID_CURSOR"));
    add(
        list,
        "a cursor that is no base64",
        target ->
            target
                .as(LAB, "{ halts(after: \"' or 1=1\") { nodes { id } } }")
                .refusedWith("INVALID_CURSOR"));
    add(
        list,
        "another site's form",
        target ->
            target
                .send(
                    target
                        .request(target.at("oversight") + "/graphql")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("query={__typename}")))
                .status(415));
    add(
        list,
        "a body that says it is text",
        target ->
            target
                .send(
                    target
                        .request(target.at("oversight") + "/graphql")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{\"query\":\"{__typename}\"}")))
                .status(415));
    add(
        list,
        "a file in several parts",
        target ->
            target
                .send(
                    target
                        .request(target.at("oversight") + "/graphql")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString("--x--")))
                .status(415));
    add(
        list,
        "a write by GET",
        target ->
            target.get("oversight", "/graphql?query=mutation%20%7B__typename%7D").status(405));
    add(
        list,
        "a key twice, to be read in two ways",
        target ->
            target
                .withToken(null, "{\"query\":\"{__typename}\",\"query\":\"{clock{now}}\"}")
                .status(400));
    add(
        list,
        "a type system instead of a request",
        target -> target.as(LAB, "type Query { a: Int }").refusedWith("INVALID_INPUT"));
    add(
        list,
        "a field that nobody gave",
        target ->
            target
                .mutate(
                    LAB,
                    "registerModel",
                    Map.of("idempotencyKey", key(), "name", "x", "organisation", "org_aurelia"))
                .refusedWith("INVALID_INPUT"));
    add(
        list,
        "a policy that unpacks itself",
        target ->
            target
                .mutate(
                    LAB,
                    "draftPolicyVersion",
                    Map.of(
                        "idempotencyKey",
                        key(),
                        "document",
                        "doc_" + "0".repeat(32),
                        "label",
                        "x",
                        "policy",
                        bomb(),
                        "effectiveFrom",
                        "2026-03-01T00:00:00Z",
                        "changelog",
                        List.of()))
                .refusedWith(
                    "DOCUMENT_NOT_READABLE", "NOT_FOUND", "INVALID_INPUT", "DOCUMENT_PROBLEMS"));
    add(
        list,
        "a policy that makes an object",
        target ->
            target
                .mutate(
                    LAB,
                    "draftPolicyVersion",
                    Map.of(
                        "idempotencyKey",
                        key(),
                        "document",
                        "doc_" + "0".repeat(32),
                        "label",
                        "x",
                        "policy",
                        "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]",
                        "effectiveFrom",
                        "2026-03-01T00:00:00Z",
                        "changelog",
                        List.of()))
                .refusedWith(
                    "DOCUMENT_NOT_READABLE", "NOT_FOUND", "INVALID_INPUT", "DOCUMENT_PROBLEMS"));
    add(
        list,
        "what went wrong is asked for",
        target ->
            target
                .as(LAB, "query($a: Int!) { halts(first: $a) { nodes { id } } }", Map.of("a", "x"))
                .silentOn("java.", "org.postgresql", "at dev.", "select "));
    return list;
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static String bomb() {
    var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
    }
    return text.toString();
  }

  private static void add(List<Attack> list, String name, Attempt attempt) {
    list.add(new Attack(CATEGORY, name, attempt));
  }
}
