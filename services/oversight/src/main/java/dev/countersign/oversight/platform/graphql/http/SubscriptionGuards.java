package dev.countersign.oversight.platform.graphql.http;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.edge.admission.Clients;
import dev.countersign.oversight.platform.edge.admission.Party;
import dev.countersign.oversight.platform.graphql.guard.Documents;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphqlErrorBuilder;
import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The guards of the door, for what comes over a socket. */
@ApplicationScoped
public class SubscriptionGuards {
  private static final String AFTER = "after";
  private static final int ERROR_BYTES = 65_536;

  private final GraphqlDoor.Guards guards;

  SubscriptionGuards(GraphqlGuards guards) {
    this.guards = guards.all();
  }

  /**
   * A subscription that may begin.
   *
   * @param field the field that is followed
   * @param request as the engine takes it, the same wherever it begins
   * @param after the cursor to begin behind; null for what comes next
   */
  public record Asked(String field, JsonObject request, @Nullable String after) {}

  /** One message; null if it is no JSON object. */
  public static @Nullable JsonObject read(String text) {
    try {
      return Json.read(text) instanceof JsonObject object ? object : null;
    } catch (BadRequestException e) {
      return null;
    }
  }

  /** A refusal as the list of errors that a message of type error has. */
  public static String errors(RuleBrokenException refusal) {
    return errors(
        ExecutionResultImpl.newExecutionResult()
            .addError(
                GraphqlErrorBuilder.newError()
                    .message("%s", refusal.getMessage())
                    .extensions(Map.of("code", refusal.code()))
                    .build())
            .build());
  }

  /** The errors of an answer alone, as JSON. */
  public static String errors(ExecutionResult result) {
    var json = AnswerWriter.write(result, Map.of(), ERROR_BYTES).toString(StandardCharsets.UTF_8);
    return Json.read(json) instanceof JsonObject answer && answer.containsKey("errors")
        ? answer.getJsonArray("errors").toString()
        : "[]";
  }

  /**
   * Measures a subscription as the door measures a request.
   *
   * @param handshake the request that the socket began with
   * @throws RuleBrokenException if it is refused
   */
  public Asked admit(
      Viewer who, SecurityIdentity identity, JsonObject payload, HttpServerRequest handshake) {
    var party = guards.admission().admit(who, Clients.of(identity), handshake);
    var request = RequestReader.of(payload);
    var document = guards.trusted().of(request, party.client());
    Documents documents = guards.documents();
    var asked = documents.read(document).operation(request.operationName());
    if (!asked.isSubscription()) {
      throw new BadRequestException(
          "SUBSCRIPTIONS_ONLY",
          "A socket is for subscriptions. Send queries and mutations by POST.");
    }
    if (!(asked.definition().getSelectionSet().getSelections().getFirst() instanceof Field field)) {
      throw new BadRequestException("INVALID_INPUT", "A subscription names its field directly.");
    }
    weigh(party, asked.cost(request.sizes()));
    var value = argument(field);
    var after =
        switch (value) {
          case StringValue text -> text.getValue();
          case VariableReference variable
              when request.variables().get(variable.getName()) instanceof JsonString text ->
              text.getString();
          case null, default -> null;
        };
    // Where it begins is not part of what is asked: all who ask the same share one channel.
    var variables = Json.object();
    request
        .variables()
        .forEach(
            (name, given) -> {
              boolean begins =
                  value instanceof VariableReference variable && variable.getName().equals(name);
              variables.add(name, begins ? (JsonValue) jakarta.json.Json.createValue("") : given);
            });
    return new Asked(
        field.getName(),
        new Request(document, null, request.operationName(), variables.build()).with(document),
        after);
  }

  private void weigh(Party party, long cost) {
    var config = guards.config();
    long budget =
        config.budget().getOrDefault(party.viewer().kind().name().toLowerCase(Locale.ROOT), 0L);
    if (config.enabled() && cost > budget) {
      throw new BadRequestException(
          "COST_EXCEEDED",
          "The subscription costs %d a change, and %d is the most. Ask for less."
              .formatted(cost, budget));
    }
    guards.admission().charge(party, cost);
  }

  private static @Nullable Value<?> argument(Field field) {
    return field.getArguments().stream()
        .filter(argument -> argument.getName().equals(AFTER))
        .findFirst()
        .<Value<?>>map(Argument::getValue)
        .orElse(null);
  }
}
