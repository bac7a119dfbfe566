package dev.countersign.oversight.gate.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.local.Parts;
import dev.countersign.local.Tokens;
import dev.countersign.oversight.LabSteps;
import dev.countersign.oversight.LocalParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What is absent and what is another's are not told apart by time: for twelve operations the chance
 * that the one takes longer than the other (the area under the curve of Mann and Whitney's test) is
 * a half, within a bound. An operation beyond it is measured anew, up to twice, before it fails.
 */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class TimingTest extends LoopSteps {
  private static final boolean LONG = Boolean.getBoolean("countersign.long");
  private static final int PAIRS = LONG ? 500 : 100;
  private static final int WARM_UP = 25;

  /** Under four standard errors of what chance alone gives; with 500 pairs it is 0.45 to 0.55. */
  private static final double BOUND = LONG ? 0.05 : 0.15;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Random ORDER = new Random(4);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Tokens tokens = Parts.attachOrStart().tokens();

  /**
   * One operation on a thing.
   *
   * @param foreign the id of another lab's thing
   * @param input the variables that name a thing
   */
  private record Operation(
      String name,
      String user,
      String document,
      String foreign,
      Function<String, Map<String, Object>> input) {}

  private record Sample(double millis, String answer) {}

  private static Operation node(String name, String id) {
    return query(name, "query($id: ID!) { node(id: $id) { id } }", id);
  }

  private static Operation query(String name, String document, String id) {
    return new Operation(name, "borealis-submitter", document, id, asked -> Map.of("id", asked));
  }

  private static Operation write(
      String user, String verb, String id, Function<String, Map<String, Object>> input) {
    var type = Character.toUpperCase(verb.charAt(0)) + verb.substring(1) + "Input";
    return new Operation(
        verb,
        user,
        "mutation($input: %s!) { %s(input: $input) { __typename } }".formatted(type, verb),
        id,
        asked -> Map.of("input", with(input.apply(asked), "idempotencyKey", key())));
  }

  private static Map<String, Object> with(Map<String, Object> input, String name, Object value) {
    var more = new HashMap<>(input);
    more.put(name, value);
    return more;
  }

  private List<Operation> operations() {
    var evaluation = registered("aurelia-submitter", "BIO-2");
    evaluated("aurelia-submitter", "CYBER-2", "REACHED", REACHED);
    var halt = halts().getLast();
    var request = asked();
    var draft = LabSteps.drafted("aurelia-submitter", LabSteps.document("aurelia-submitter"));
    return List.of(
        node("node of a model version", version),
        node("node of an evaluation", evaluation),
        node("node of a halt", halt),
        node("node of a scale-up request", request),
        query("modelVersion", "query($id: ID!) { modelVersion(id: $id) { id label } }", version),
        query("policyVersion", "query($id: ID!) { policyVersion(id: $id) { id } }", draft),
        write("borealis-submitter", "requestScaleUp", version, id -> LabSteps.scale(id, "6.2e26")),
        write(
            "borealis-submitter",
            "registerEvaluation",
            version,
            id ->
                Map.of(
                    "modelVersion",
                    id,
                    "thresholdKeys",
                    List.of("CYBER-2"),
                    "protocolTitle",
                    "Protocol",
                    "protocolDigest",
                    digest("protocol"))),
        write("borealis-submitter", "startEvaluation", evaluation, id -> Map.of("evaluation", id)),
        write(
            "borealis-officer",
            "requestHaltLift",
            halt,
            id -> Map.of("halt", id, "reason", "none of ours")),
        write("borealis-officer", "approvePolicyVersion", draft, id -> Map.of("policyVersion", id)),
        write("borealis-submitter", "registerModelVersion", model, LabSteps::checkpoint));
  }

  private Sample sample(Operation operation, String id) throws IOException, InterruptedException {
    var body =
        JSON.writeValueAsString(
            Map.of("query", operation.document(), "variables", operation.input().apply(id)));
    var request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:%d/graphql".formatted(RestAssured.port)))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + tokens.of(operation.user()))
            .POST(BodyPublishers.ofString(body))
            .build();
    long began = System.nanoTime();
    var response = HTTP.send(request, BodyHandlers.ofString());
    double millis = (System.nanoTime() - began) / 1e6;
    return new Sample(millis, response.statusCode() + response.body().replace(id, "ID"));
  }

  private static String absent(String like) {
    var digits = UUID.randomUUID().toString().replace("-", "");
    return like.substring(0, like.indexOf('_') + 1) + digits;
  }

  /** The chance that a foreign thing takes longer than an absent one. */
  private double areaUnderTheCurve(Operation operation) throws IOException, InterruptedException {
    var foreign = new double[PAIRS];
    var absent = new double[PAIRS];
    for (int i = -WARM_UP; i < PAIRS; i++) {
      boolean first = ORDER.nextBoolean();
      var one = first ? sample(operation, operation.foreign()) : null;
      var two = sample(operation, absent(operation.foreign()));
      var three = one == null ? sample(operation, operation.foreign()) : one;
      assertThat(three.answer()).as(operation.name()).isEqualTo(two.answer());
      if (i >= 0) {
        foreign[i] = three.millis();
        absent[i] = two.millis();
      }
    }
    double longer = 0;
    for (var left : foreign) {
      for (var right : absent) {
        longer += left > right ? 1 : left == right ? 0.5 : 0;
      }
    }
    return longer / PAIRS / PAIRS;
  }

  @Test
  void absentAndForeignAreNotToldApartByTime() throws IOException, InterruptedException {
    var operations = operations();
    assertThat(operations).hasSize(12);
    for (var operation : operations) {
      double area = areaUnderTheCurve(operation);
      for (int again = 0; again < 2 && Math.abs(area - 0.5) > BOUND; again++) {
        System.out.printf("%s: %.3f, measured once more%n", operation.name(), area);
        area = areaUnderTheCurve(operation);
      }
      System.out.printf(
          "a foreign thing takes longer than an absent one, %s: %.3f of %d pairs%n",
          operation.name(), area, PAIRS);
      assertThat(area).as(operation.name()).isBetween(0.5 - BOUND, 0.5 + BOUND);
    }
  }
}
