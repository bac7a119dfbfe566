package dev.countersign.oversight.platform.graphql.http;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.oversight.platform.Pseudonyms;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.edge.DatabaseAway;
import dev.countersign.oversight.platform.edge.admission.Clients;
import dev.countersign.oversight.platform.edge.admission.TooManyRequestsException;
import dev.countersign.oversight.platform.edge.admission.Turns;
import dev.countersign.oversight.platform.graphql.guard.GuardConfig;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import io.quarkus.arc.Arc;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One request with its one answer; a refusal is logged once, in one line. */
final class Exchange {
  private static final Logger LOG = Logger.getLogger("dev.countersign.refusals");
  private static final Logger FAULTS = Logger.getLogger(Exchange.class);
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int FAULT = 500;
  private static final int UNAVAILABLE = 503;
  private static final int GATEWAY_TIMEOUT = 504;
  private static final int REFUSAL_BYTES = 65_536;
  private static final long NO_TIMER = -1;

  /** What was given up is at work no longer than a statement, or a write as a whole, may take. */
  private static final long AT_WORK_AT_MOST = 30_000;

  private final RoutingContext ctx;
  private final GuardConfig.Answer limits;
  private final AtomicBoolean answered = new AtomicBoolean();
  private final Map<String, Object> extensions = new LinkedHashMap<>();
  private AnswerType type = AnswerType.JSON;
  private Viewer who = Viewer.PUBLIC;
  private long timer = NO_TIMER;
  private long net = NO_TIMER;
  private Turns.@Nullable Turn turn;

  Exchange(RoutingContext ctx, GuardConfig.Answer limits) {
    this.ctx = ctx;
    this.limits = limits;
  }

  void accept(AnswerType accepted) {
    type = accepted;
  }

  void by(Viewer viewer) {
    who = viewer;
  }

  void cost(long requested, long budget) {
    var cost = new LinkedHashMap<String, Object>();
    cost.put("requested", requested);
    cost.put("budget", budget);
    extensions.put("cost", cost);
  }

  /** Where what is done later for this request is at home. */
  Executor home() {
    var context = ctx.vertx().getOrCreateContext();
    return work -> context.runOnContext(now -> work.run());
  }

  /** The turn that it takes, from which it begins. */
  void has(Turns.Turn taken) {
    turn = taken;
  }

  /**
   * It is this request's turn until it is at rest, also where nobody waits for its answer any more.
   * Should that never be told, the turn ends once nothing can be at work for it.
   *
   * @return false if nobody waits for its answer any more: then it is over
   */
  boolean begins() {
    net = ctx.vertx().setTimer(limits.time().toMillis() + AT_WORK_AT_MOST, forgotten -> endTurn());
    boolean wanted = !isOver();
    if (!wanted) {
      atRest();
    }
    return wanted;
  }

  /** Nothing of it was done, so it can be refused, also where it is a write. */
  void neverBegan() {
    if (!isOver()) {
      refuse(TooManyRequestsException.atOnce());
    }
  }

  /** True if it was answered, or there is nobody to answer. */
  boolean isOver() {
    return answered.get() || ctx.response().closed();
  }

  /** Nothing is at work for it any more. */
  void atRest() {
    ctx.vertx().cancelTimer(net);
    endTurn();
  }

  private void endTurn() {
    if (turn != null) {
      turn.end();
    }
  }

  /** From now on the answer to a query may take so long; a write is never cut short. */
  void limitTime(boolean isQuery) {
    if (!isQuery) {
      return;
    }
    timer =
        ctx.vertx()
            .setTimer(
                limits.time().toMillis(),
                over ->
                    refuse(
                        GATEWAY_TIMEOUT,
                        "TIME_EXCEEDED",
                        "The answer takes longer than %d s. Ask for less at once."
                            .formatted(limits.time().toSeconds())));
  }

  /** Refused for how much is asked. */
  void refuse(TooManyRequestsException refusal) {
    refuse(TooManyRequestsException.STATUS, refusal);
  }

  /** Refused for what the document is, whatever the client accepts. */
  void refuse(RuleBrokenException refusal) {
    refuse(BAD_REQUEST, refusal);
  }

  void refuse(int status, RuleBrokenException refusal) {
    refuse(status, refusal.code(), String.valueOf(refusal.getMessage()));
  }

  /** Not executed: 400 where the status tells of the request. */
  void refuseDocument(RuleBrokenException refusal) {
    refuse(statusWithoutData(), refusal);
  }

  void tooLarge() {
    refuse(
        BAD_REQUEST,
        "RESULT_TOO_LARGE",
        "The answer is larger than it may be. Ask for less at once.");
  }

  void answer(ExecutionResult result) {
    if (!result.getErrors().isEmpty()) {
      log(
          result.getErrors().stream()
              .map(
                  error ->
                      String.valueOf(
                          error.getExtensions() == null ? "" : error.getExtensions().get("code")))
              .distinct()
              .sorted()
              .collect(Collectors.joining(",")));
    }
    try {
      send(result.isDataPresent() ? OK : statusWithoutData(), result, limits.bytes());
    } catch (AnswerWriter.TooLargeException e) {
      tooLarge();
    }
  }

  /** Nothing of a fault leaves but its trace id. */
  void fail(Throwable fault) {
    if (DatabaseAway.isBehind(fault)) {
      refuse(UNAVAILABLE, DatabaseAway.CODE, DatabaseAway.SENTENCE);
      return;
    }
    var trace = UUID.randomUUID().toString();
    FAULTS.errorf(fault, "Unexpected fault, trace id %s", trace);
    send(
        FAULT,
        error(
            "Something went wrong on our side. Quote the trace id when you report it.",
            Map.of("code", "INTERNAL", "traceId", trace)),
        REFUSAL_BYTES);
  }

  private int statusWithoutData() {
    return type == AnswerType.GRAPHQL_RESPONSE ? BAD_REQUEST : OK;
  }

  private void refuse(int status, String code, String sentence) {
    log(code);
    send(status, error(sentence, Map.of("code", code)), REFUSAL_BYTES);
  }

  private static ExecutionResult error(String sentence, Map<String, Object> codes) {
    GraphQLError error =
        GraphqlErrorBuilder.newError().message("%s", sentence).extensions(codes).build();
    return ExecutionResultImpl.newExecutionResult().addError(error).build();
  }

  private void log(String codes) {
    var names = Arc.container().instance(Pseudonyms.class).get();
    LOG.infof(
        "%s for %s of %s, %s",
        codes, names.of(who.user()), names.of(who.organisation()), Clients.of(ctx));
  }

  private void send(int status, ExecutionResult result, int most) {
    var body = AnswerWriter.write(result, extensions, most);
    if (!answered.compareAndSet(false, true)) {
      return;
    }
    if (timer != NO_TIMER) {
      ctx.vertx().cancelTimer(timer);
    }
    var response = ctx.response();
    if (response.closed() || response.ended()) {
      return;
    }
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, type.header())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.VARY, "Accept, Authorization")
        .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    if (status == TooManyRequestsException.STATUS || status == UNAVAILABLE) {
      response.putHeader("Retry-After", TooManyRequestsException.RETRY_AFTER_SECONDS);
    }
    response.end(body);
  }
}
