package dev.countersign.oversight.search;

import static dev.countersign.oversight.LabSteps.key;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.PolicySteps;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Words are found where one may see them, and nowhere else is even counted. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class SearchApiTest {
  private static final String QUERY =
      """
      query($words: String!, $kinds: [SearchKind], $lab: ID, $after: String, $first: Int) {
        search(words: $words, kinds: $kinds, lab: $lab, after: $after, first: $first) { totalCount
          nodes { kind subject lab commitmentKey excerpt } pageInfo { hasNextPage endCursor } } }
      """;

  @BeforeEach
  void ready() {
    Register.ready();
  }

  private static ValidatableResponse found(String user, Map<String, Object> variables) {
    return (user.isEmpty() ? Api.anonymous() : Api.as(user)).send(QUERY, variables);
  }

  private static String drafted(String word) {
    var policy =
        LabSteps.rsp()
            .replace("{key: halt,", "{key: %s,".formatted(word))
            .replace("We will not scale", "We will %s and not scale".formatted(word));
    return PolicySteps.drafted(
        LabSteps.document(PolicySteps.WRITES), policy, "2026-03-01T00:00:00Z");
  }

  @Test
  void aCommitmentIsFoundByTheStemOfItsWordsOnceItIsPublished() {
    var word = "quarantine" + key().replaceAll("[^a-f]", "");
    var version = drafted(word);
    var asked = Map.<String, Object>of("words", word + " scaling");
    found("", asked).body("errors", nullValue()).body("data.search.totalCount", is(0));
    found("borealis-officer", asked).body("data.search.nodes", empty());
    found("cygnus-officer", asked).body("data.search.nodes.commitmentKey", contains(word));
    PolicySteps.published(version);
    found("", asked)
        .body("data.search.totalCount", is(1))
        .body("data.search.nodes.kind", contains("COMMITMENT"))
        .body("data.search.nodes.subject", contains(version))
        .body("data.search.nodes[0].excerpt", containsString(word));
    found("", Map.of("words", word, "kinds", List.of("FINDING")))
        .body("data.search.totalCount", is(0));
    found("", Map.of("words", word, "lab", "org_borealis")).body("data.search.totalCount", is(0));
  }

  @Test
  void anIncidentIsFoundByItsLabAndCountedForNobodyElse() {
    var word = "meltdown" + key().replaceAll("[^a-f]", "");
    Api.as("borealis-submitter")
        .mutate(
            "recordIncident",
            "incident { id }",
            Map.of("idempotencyKey", key(), "title", "A " + word, "description", "d"))
        .body("errors", nullValue());
    found("borealis-officer", Map.of("words", word))
        .body("data.search.nodes.kind", contains("INCIDENT"))
        .body("data.search.nodes.lab", everyItem(equalTo("org_borealis")));
    for (var other :
        List.of(
            "aurelia-officer",
            "eu-analyst",
            "ca-analyst",
            "kestrel-lead",
            "platform-registrar",
            "")) {
      found(other, Map.of("words", word))
          .body("errors", nullValue())
          .body("data.search.totalCount", is(0))
          .body("data.search.nodes", empty());
    }
  }

  @Test
  void pagesFollowOneAnotherAndSmallWordsAloneAreRefused() {
    var word = "paging" + key().replaceAll("[^a-f]", "");
    PolicySteps.published(drafted(word));
    PolicySteps.published(drafted(word));
    String after =
        found("", Map.of("words", word, "first", 1))
            .body("data.search.totalCount", is(2))
            .body("data.search.pageInfo.hasNextPage", is(true))
            .extract()
            .path("data.search.pageInfo.endCursor");
    found("", Map.of("words", word, "first", 1, "after", after))
        .body("data.search.nodes.commitmentKey", hasItem(word))
        .body("data.search.pageInfo.hasNextPage", is(false));
    for (var words : List.of("the and of", "", "x".repeat(201))) {
      found("", Map.of("words", words))
          .body("errors[0].extensions.code", equalTo("SEARCH_WITHOUT_WORDS"));
    }
  }
}
