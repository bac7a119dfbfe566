package dev.countersign.journeys.attack;

import dev.countersign.journeys.attack.Attack.Attempt;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** To tire the server out with one request. */
final class CostAttacks {
  private static final String CATEGORY = "GraphQL cost";
  private static final String SOMEBODY = "borealis-submitter";

  private CostAttacks() {}

  private static String many(int times, String text) {
    return IntStream.range(0, times)
        .mapToObj(i -> text.replace("#", String.valueOf(i)))
        .collect(Collectors.joining(" "));
  }

  private static Attempt refused(String document, String... codes) {
    return target -> {
      var reply = target.as(SOMEBODY, document);
      var verdict = reply.refusedWith(codes);
      return new Attack.Verdict(verdict.held() && reply.status() == 400, verdict.seen());
    };
  }

  static List<Attack> all() {
    var list = new ArrayList<Attack>();
    add(
        list,
        "a thousand aliases",
        refused("{" + many(1000, "a#: __typename") + "}", "DOCUMENT_TOO_LARGE"));
    add(
        list,
        "a hundred and one aliases",
        refused("{" + many(101, "a#: __typename") + "}", "TOO_MANY_ALIASES"));
    add(list, "ten thousand tokens", refused("{" + many(10_000, "a") + "}", "DOCUMENT_TOO_LARGE"));
    add(
        list,
        "five hundred times one field",
        refused("{" + many(500, "__typename") + "}", "TOO_MANY_FIELDS"));
    add(
        list,
        "a hundred kilobytes of comment",
        refused("{ a } #" + "x".repeat(100_000), "DOCUMENT_TOO_LARGE"));
    add(
        list,
        "whitespace without end",
        refused("{" + " \n".repeat(25_000) + "__typename}", "DOCUMENT_TOO_LARGE"));
    add(
        list,
        "sixty levels",
        refused("{ a ".repeat(60) + "}".repeat(60), "TOO_DEEP", "DOCUMENT_TOO_LARGE"));
    add(
        list,
        "levels hidden in fragments",
        refused(
            "{ "
                + "a { ".repeat(9)
                + "...F"
                + " }".repeat(9)
                + " } fragment F on T { "
                + "b { ".repeat(9)
                + "c"
                + " }".repeat(9)
                + " }",
            "TOO_DEEP"));
    add(
        list,
        "a fragment that spreads itself",
        refused("{ ...A } fragment A on Query { ...A }", "FRAGMENT_CYCLE"));
    add(
        list,
        "two fragments that spread each other",
        refused(
            "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
            "FRAGMENT_CYCLE"));
    add(list, "fragments that double sixty times", refused(doubling(), "TOO_MANY_FIELDS"));
    add(
        list,
        "directives without end",
        refused("{ __typename " + many(100, "@aa") + " }", "TOO_MANY_DIRECTIVES"));
    add(
        list,
        "twenty-one root fields",
        refused("{" + many(21, "clock { now }") + "}", "TOO_MANY_ROOTS"));
    add(
        list,
        "twenty full pages at once, by nobody",
        target ->
            target
                .as(
                    "",
                    "{"
                        + many(20, "a#: halts(first: 100) { edges { node { id } } nodes { id } }")
                        + "}")
                .refusedWith("COST_EXCEEDED"));
    add(
        list,
        "a page of a million",
        target ->
            target
                .as(SOMEBODY, "{ halts(first: 1000000) { nodes { id } } }")
                .refusedWith("PAGE_SIZE"));
    add(
        list,
        "a page of less than nothing",
        target ->
            target.as(SOMEBODY, "{ halts(first: -1) { nodes { id } } }").refusedWith("PAGE_SIZE"));
    add(
        list,
        "a length that hides in a variable",
        target ->
            target
                .as(
                    SOMEBODY,
                    "query($n: Int) { halts(first: $n) { nodes { id } } }",
                    Map.of("n", 2_000_000_000))
                .refusedWith("PAGE_SIZE"));
    add(
        list,
        "a thousand ids at once",
        target ->
            target
                .as(
                    SOMEBODY,
                    "query($ids: [ID!]!) { nodes(ids: $ids) { id } }",
                    Map.of("ids", IntStream.range(0, 1000).mapToObj(i -> "hlt_" + i).toList()))
                .refusedWith("INVALID_INPUT", "COST_EXCEEDED"));
    add(
        list,
        "a batch of requests",
        target ->
            target
                .withToken(
                    target.token(SOMEBODY),
                    "["
                        + "{\"query\":\"{__typename}\"},".repeat(9)
                        + "{\"query\":\"{__typename}\"}]")
                .refusedWith("BATCHING_REFUSED"));
    add(
        list,
        "a body of two megabytes",
        target ->
            target.withToken(null, "{\"query\":\"" + "x".repeat(2_000_000) + "\"}").status(413));
    add(
        list,
        "JSON nested without end",
        target ->
            target
                .withToken(
                    null,
                    "{\"query\":\"{__typename}\",\"variables\":"
                        + "{\"a\":".repeat(5000)
                        + "1"
                        + "}".repeat(5001))
                .status(400));
    add(
        list,
        "a number of a million digits",
        target ->
            target
                .withToken(
                    null,
                    "{\"query\":\"{__typename}\",\"variables\":{\"a\":"
                        + "9".repeat(900_000)
                        + "}}")
                .status(400, 200));
    add(
        list,
        "the schema in circles, by nobody",
        target ->
            target
                .as(
                    "",
                    "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }")
                .nothingAt("/data/__schema"));
    add(
        list,
        "what others may do, by nobody",
        target ->
            target
                .as("", "{ __schema { mutationType { name } } }")
                .nothingAt("/data/__schema/mutationType"));
    add(
        list,
        "the schema by its own address, by nobody",
        target ->
            target.get("oversight", "/graphql/schema.graphql").silentOn("publishPolicyVersion"));
    add(
        list,
        "a registrar's input, by a lab",
        target ->
            target
                .as(SOMEBODY, "{ __type(name: \"RegisterOrganisationInput\") { name } }")
                .nothingAt("/data/__type"));
    add(
        list,
        "the schema beside something else",
        target ->
            target
                .as(SOMEBODY, "{ __schema { types { name } } clock { now } }")
                .refusedWith("INTROSPECTION_NOT_ALONE"));
    add(
        list,
        "a circle through the schema",
        target ->
            target
                .as(
                    SOMEBODY,
                    "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }")
                .nothingAt("/data/__schema"));
    add(
        list,
        "overlapping fields to compare",
        refused(
            "{"
                + many(390, "__typename")
                + " ...F } fragment F on Query { "
                + many(390, "__typename")
                + " }",
            "TOO_MANY_FIELDS"));
    add(list, "a thousand requests in a second", CostAttacks::flood);
    return list;
  }

  private static String doubling() {
    var document = new StringBuilder("{ ...F0 }");
    for (int i = 0; i < 60; i++) {
      document.append(" fragment F%d on Query { ...F%d ...F%d }".formatted(i, i + 1, i + 1));
    }
    return document.append(" fragment F60 on Query { __typename }").toString();
  }

  /** Anonymous, so that nobody who works here is slowed down by it. */
  private static Attack.Verdict flood(Target target) throws InterruptedException {
    var request =
        target
            .request(target.at("oversight") + "/graphql")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"query\":\"{__typename}\"}"))
            .build();
    var replies =
        IntStream.range(0, 1000)
            .mapToObj(
                i ->
                    target
                        .http()
                        .sendAsync(request, java.net.http.HttpResponse.BodyHandlers.discarding()))
            .toList();
    long limited = replies.stream().filter(reply -> reply.join().statusCode() == 429).count();
    // The bucket fills again, for whoever comes next.
    Thread.sleep(3000);
    return new Attack.Verdict(limited > 0, limited + " of 1000 limited");
  }

  private static void add(List<Attack> list, String name, Attempt attempt) {
    list.add(new Attack(CATEGORY, name, attempt));
  }
}
