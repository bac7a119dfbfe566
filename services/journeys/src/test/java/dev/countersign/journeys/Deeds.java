package dev.countersign.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.proofs.digest.Sha256;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What people do beside the story, in few words. */
final class Deeds {
  private static int deeds;

  private Deeds() {}

  static String digest(String of) {
    return Sha256.hex(of.getBytes(StandardCharsets.UTF_8));
  }

  /** Fields in pairs, with a key of their own: doing all of it again does nothing twice. */
  static Map<String, Object> of(Object... pairs) {
    var input = new HashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      input.put((String) pairs[i], pairs[i + 1]);
    }
    input.put("idempotencyKey", "beside/" + deeds++);
    return input;
  }

  /** Somebody does something; gives the id of what came of it. */
  static String does(String user, String mutation, String thing, Map<String, Object> input) {
    return told(user, mutation, thing + " { id }", input)
        .getString("data.%s.%s.id".formatted(mutation, thing));
  }

  /** The same, where no more than an id comes of it. */
  static String says(String user, String mutation, String id, Map<String, Object> input) {
    return told(user, mutation, id, input).getString("data.%s.%s".formatted(mutation, id));
  }

  private static JsonPath told(
      String user, String mutation, String selection, Map<String, Object> input) {
    var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
    var done =
        Api.as(user)
            .post(
                "mutation($input: %s!) { %s(input: $input) { %s } }"
                    .formatted(type, mutation, selection),
                Map.of("input", input));
    assertThat(done.getList("errors")).as(mutation + " by " + user).isNull();
    return done;
  }

  /** The same fields with a key that was never used. */
  static Map<String, Object> anew(Object... pairs) {
    var input = of(pairs);
    input.put("idempotencyKey", UUID.randomUUID().toString());
    return input;
  }
}
