package dev.countersign.oversight.platform.graphql.http;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.edge.admission.Admission;
import dev.countersign.oversight.platform.edge.admission.Clients;
import dev.countersign.oversight.platform.edge.admission.Party;
import dev.countersign.oversight.platform.edge.admission.TooManyRequestsException;
import dev.countersign.oversight.platform.graphql.OperationTimes;
import dev.countersign.oversight.platform.graphql.guard.DocumentRefusedException;
import dev.countersign.oversight.platform.graphql.guard.Documents;
import dev.countersign.oversight.platform.graphql.guard.GuardConfig;
import dev.countersign.oversight.platform.graphql.guard.Shape.Asked;
import dev.countersign.oversight.platform.graphql.guard.Watch;
import dev.countersign.oversight.platform.graphql.straight.StraightRoute;
import dev.countersign.oversight.platform.graphql.straight.StraightRoute.Way;
import graphql.ExecutionResult;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.smallrye.graphql.runtime.SmallRyeGraphQLAbstractHandler;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/**
 * GraphQL over HTTP. Everything that can be refused is refused before the engine sees it, and so
 * before anything touches the database; the engine's own endpoint is never reached.
 */
final class GraphqlDoor extends SmallRyeGraphQLAbstractHandler {
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int FORBIDDEN = 403;

  private final CurrentViewer viewer;
  private final GuardConfig config;
  private final Documents documents;
  private final TrustedDocuments trusted;
  private final Admission admission;
  private final Introspection introspection;
  private final StraightRoute straight;
  private final OperationTimes times;

  /** What a request meets on its way, and what takes it from there. */
  record Guards(
      GuardConfig config,
      Documents documents,
      TrustedDocuments trusted,
      Admission admission,
      Introspection introspection,
      StraightRoute straight,
      OperationTimes times) {}

  GraphqlDoor(
      CurrentIdentityAssociation identity,
      CurrentVertxRequest current,
      CurrentViewer viewer,
      Guards guards) {
    super(identity, current, false);
    this.viewer = viewer;
    this.config = guards.config();
    this.documents = guards.documents();
    this.trusted = guards.trusted();
    this.admission = guards.admission();
    this.introspection = guards.introspection();
    this.straight = guards.straight();
    this.times = guards.times();
  }

  @Override
  protected void doHandle(RoutingContext ctx) {
    var exchange = new Exchange(ctx, config.answer());
    try {
      exchange.accept(AnswerType.of(ctx.parsedHeaders().accept()));
      answer(ctx, exchange);
    } catch (BadRequestException e) {
      exchange.refuse(e.status(), e);
    } catch (TooManyRequestsException e) {
      exchange.refuse(e);
    } catch (DocumentRefusedException e) {
      exchange.refuse(e);
    } catch (RuleBrokenException e) {
      exchange.refuseDocument(e);
    } catch (RuntimeException e) {
      exchange.fail(e);
    }
  }

  private void answer(RoutingContext ctx, Exchange exchange) {
    var method = ctx.request().method();
    if (method.equals(HttpMethod.OPTIONS)) {
      ctx.response().setStatusCode(204).putHeader(HttpHeaders.ALLOW, "GET, POST").end();
      return;
    }
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.POST)) {
      ctx.response().putHeader(HttpHeaders.ALLOW, "GET, POST");
      throw new BadRequestException(
          METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "Send GET for queries, or POST.");
    }
    var who = caller();
    exchange.by(who);
    var party = admission.admit(who, Clients.of(ctx), ctx.request());
    var request =
        method.equals(HttpMethod.POST)
            ? RequestReader.ofPost(
                ctx.request().getHeader(HttpHeaders.CONTENT_TYPE), ctx.body().buffer())
            : RequestReader.ofGet(ctx.queryParams());
    var document = trusted.of(request, party.client());
    var asked = documents.read(document).operation(request.operationName());
    require(method, asked, ctx);
    if (asked.asksForSchema()) {
      introspection.require(ctx);
      requireAlone(asked);
    }
    long cost = asked.cost(request.sizes());
    weigh(exchange, party, cost);
    if (!config.enabled()) {
      begin(ctx, exchange, asked, request, document);
      return;
    }
    var turn =
        admission.turn(
            party,
            exchange.home(),
            () -> {
              if (exchange.begins()) {
                begin(ctx, exchange, asked, request, document);
              }
            });
    exchange.has(turn);
    admission.take(turn, ctx, exchange::neverBegan);
  }

  private void begin(
      RoutingContext ctx, Exchange exchange, Asked asked, Request request, String document) {
    exchange.limitTime(asked.isQuery());
    orRest(
        exchange,
        () -> {
          if (asked.asksForSchema()) {
            describe(ctx, exchange, request, document);
            return;
          }
          straight
              .of(asked.document(), asked.definition())
              .ifPresentOrElse(
                  way -> goStraight(ctx, exchange, request, document, way),
                  () -> execute(ctx, exchange, request, document));
        });
  }

  private static void orRest(Exchange exchange, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      exchange.fail(e);
      exchange.atRest();
    }
  }

  /** A token that names no organisation, or two, is no one's. */
  private Viewer caller() {
    try {
      return viewer.get();
    } catch (RuleBrokenException e) {
      throw new BadRequestException(FORBIDDEN, e.code(), String.valueOf(e.getMessage()));
    }
  }

  private static void require(HttpMethod method, Asked asked, RoutingContext ctx) {
    if (asked.isSubscription()) {
      throw new BadRequestException(
          "SUBSCRIPTION_NEEDS_SOCKET", "Subscribe over a WebSocket, with graphql-transport-ws.");
    }
    if (method.equals(HttpMethod.GET) && !asked.isQuery()) {
      ctx.response().putHeader(HttpHeaders.ALLOW, "POST");
      throw new BadRequestException(
          METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "A GET changes nothing. POST a mutation.");
    }
  }

  /** What a role sees of the schema is described apart from everything else. */
  private static void requireAlone(Asked asked) {
    if (!asked.asksForSchemaAlone()) {
      throw new BadRequestException(
          "INTROSPECTION_NOT_ALONE",
          "Ask for the schema in a request of its own, directly below the query.");
    }
  }

  private void describe(RoutingContext ctx, Exchange exchange, Request request, String document) {
    ctx.vertx()
        .executeBlocking(() -> introspection.answer(ctx, request, document), false)
        .onSuccess(exchange::answer)
        .onFailure(exchange::fail)
        .onComplete(ended -> exchange.atRest());
  }

  private void weigh(Exchange exchange, Party party, long cost) {
    long budget =
        config
            .budget()
            .getOrDefault(
                party.viewer().kind().name().toLowerCase(Locale.ROOT),
                config.budget().getOrDefault("public", 0L));
    exchange.cost(cost, budget);
    if (!config.enabled()) {
      return;
    }
    if (cost > budget) {
      throw new BadRequestException(
          "COST_EXCEEDED",
          "The request costs %d, and %d is the most. Ask for shorter pages or fewer levels."
              .formatted(cost, budget));
    }
    admission.charge(party, cost);
  }

  /** Without the engine; with it if that cannot be. */
  private void goStraight(
      RoutingContext ctx, Exchange exchange, Request request, String document, Way way) {
    var caller = Arc.container().requestContext().getState();
    ctx.vertx()
        .executeBlocking(() -> answered(caller, exchange, request, way), false)
        .onSuccess(
            answered -> {
              if (answered || exchange.isOver()) {
                exchange.atRest();
              } else {
                orRest(exchange, () -> execute(ctx, exchange, request, document));
              }
            })
        .onFailure(
            fault -> {
              exchange.fail(fault);
              exchange.atRest();
            });
  }

  private boolean answered(
      InjectableContext.ContextState caller, Exchange exchange, Request request, Way way) {
    var began = times.begin();
    var context = Arc.container().requestContext();
    context.activate(caller);
    try {
      var data =
          straight.answer(
              way,
              request.plainVariables(),
              config.enabled() ? config.answer().nodes() : Integer.MAX_VALUE);
      data.ifPresent(
          some -> {
            exchange.answer(ExecutionResult.newExecutionResult().data(some).build());
            times.took(way.name(), "OK", began);
          });
      return data.isPresent();
    } finally {
      context.deactivate();
    }
  }

  private void execute(RoutingContext ctx, Exchange exchange, Request request, String document) {
    var metaData = getMetaData(ctx);
    var watch = config.enabled() ? Watch.begin(metaData, config.answer().nodes()) : null;
    getExecutionService()
        .executeAsync(
            request.with(document),
            metaData,
            new ExecutionResponseWriter() {
              @Override
              public void write(ExecutionResponse response) {
                try {
                  if (watch != null && watch.isOver()) {
                    exchange.tooLarge();
                  } else {
                    exchange.answer(response.getExecutionResult());
                  }
                } finally {
                  exchange.atRest();
                }
              }

              @Override
              public void fail(Throwable fault) {
                exchange.fail(fault);
                exchange.atRest();
              }
            });
  }
}
