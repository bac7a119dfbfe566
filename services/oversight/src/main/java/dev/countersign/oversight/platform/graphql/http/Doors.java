package dev.countersign.oversight.platform.graphql.http;

import dev.countersign.oversight.platform.CurrentViewer;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Where requests come in: after the token is checked, before any other route. */
@ApplicationScoped
class Doors {
  /** Behind the filters that authenticate, which have large negative orders. */
  private static final int ORDER = -10;

  private static final int TOO_LARGE = 413;

  private final CurrentIdentityAssociation identity;
  private final CurrentVertxRequest current;
  private final CurrentViewer viewer;
  private final GraphqlDoor.Guards guards;

  Doors(
      CurrentIdentityAssociation identity,
      CurrentVertxRequest current,
      CurrentViewer viewer,
      GraphqlGuards guards) {
    this.identity = identity;
    this.current = current;
    this.viewer = viewer;
    this.guards = guards.all();
  }

  void open(@Observes Router router) {
    router.route(HttpMethod.POST, "/graphql").order(ORDER - 1).handler(this::refuseOtherBodies);
    router
        .route("/graphql")
        .order(ORDER)
        .handler(BodyHandler.create(false).setBodyLimit(guards.config().document().bodyBytes()))
        .handler(new GraphqlDoor(identity, current, viewer, guards))
        .failureHandler(this::failed);
    router.route(HttpMethod.GET, "/graphql/schema.graphql").order(ORDER).handler(this::schema);
  }

  /** Nothing is read of what would be refused by its type alone. */
  private void refuseOtherBodies(RoutingContext ctx) {
    var request = ctx.request();
    var exchange = new Exchange(ctx, guards.config().answer());
    try {
      exchange.accept(AnswerType.of(ctx.parsedHeaders().accept()));
      RequestReader.requireJson(request.getHeader(HttpHeaders.CONTENT_TYPE));
    } catch (BadRequestException e) {
      if (!request.isEnded()) {
        ctx.response().putHeader(HttpHeaders.CONNECTION, "close");
        ctx.addEndHandler(ended -> request.connection().close());
      }
      exchange.refuse(e.status(), e);
      return;
    }
    ctx.next();
  }

  private void failed(RoutingContext ctx) {
    var exchange = new Exchange(ctx, guards.config().answer());
    if (ctx.statusCode() == TOO_LARGE) {
      exchange.refuse(
          TOO_LARGE,
          new BadRequestException(
              "BODY_TOO_LARGE",
              "A request has at most %d bytes.".formatted(guards.config().document().bodyBytes())));
    } else {
      ctx.next();
    }
  }

  private void schema(RoutingContext ctx) {
    try {
      guards.introspection().require(ctx);
    } catch (BadRequestException e) {
      new Exchange(ctx, guards.config().answer()).refuse(e.status(), e);
      return;
    }
    ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end(guards.introspection().print(ctx));
  }
}
