package dev.countersign.journeys.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.journeys.isolation.Relation.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Replies that stand deeper than the matrix walks: what a lab says of a policy is everyone's, and
 * what it says of how it stands to a commitment is its own and its regulators'.
 */
class RepliesTest {
  private static final String POLICIES =
      "{ frameworkDocuments(first: 10) { nodes { versions(first: 5) { nodes { replies { lab"
          + " commitmentKey } } } } } }";
  private static final String MATRIX =
      "{ complianceMatrix { labs(first: 3) { nodes { commitments { replies { lab commitmentKey } }"
          + " models(first: 5) { nodes { cells { replies { lab commitmentKey } } } } } } } }";
  private static final Set<Relation> TOLD = Set.of(Relation.OWN, Relation.REGULATOR);

  @BeforeAll
  static void aPlatformWithContent() {
    assertThat(World.once().all()).isNotEmpty();
  }

  @Test
  void whatIsSaidOfAPolicyIsEveryones() {
    var wrong =
        Probe.all(
            Relation.everybody(),
            viewer -> {
              var answer = Probe.post(viewer, POLICIES, Map.of());
              assertThat(answer.path("errors")).as("for " + viewer).isEmpty();
              var replies = replies(answer);
              return labs(replies).containsAll(Relation.LABS)
                      && replies.stream().allMatch(reply -> reply.path("commitmentKey").isNull())
                  ? List.of()
                  : List.of(viewer + " is told " + replies);
            });
    assertThat(wrong).isEmpty();
  }

  @Test
  void whatIsSaidOfAStandingIsItsLabsAndItsRegulators() {
    var wrong =
        Probe.all(
            Relation.everybody(),
            viewer -> {
              var replies = replies(Probe.post(viewer, MATRIX, Map.of()));
              return labs(replies).equals(mayBeTold(viewer))
                      && replies.stream().noneMatch(reply -> reply.path("commitmentKey").isNull())
                  ? List.of()
                  : List.of(viewer + " is told " + replies);
            });
    assertThat(wrong).isEmpty();
  }

  private static Set<String> mayBeTold(Viewer viewer) {
    var labs = new TreeSet<String>();
    for (var lab : Relation.LABS) {
      var relation = Relation.of(viewer, lab);
      if (relation != null && TOLD.contains(relation)) {
        labs.add(lab);
      }
    }
    return labs;
  }

  private static List<JsonNode> replies(JsonNode answer) {
    var found = new ArrayList<JsonNode>();
    answer.findValues("replies").forEach(replies -> replies.forEach(found::add));
    return found;
  }

  private static Set<String> labs(List<JsonNode> replies) {
    var labs = new TreeSet<String>();
    replies.forEach(reply -> labs.add(reply.path("lab").asText()));
    return labs;
  }
}
