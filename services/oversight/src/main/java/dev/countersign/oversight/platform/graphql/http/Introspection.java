package dev.countersign.oversight.platform.graphql.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.oversight.platform.graphql.ErrorContract;
import dev.countersign.oversight.platform.graphql.guard.GuardConfig;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.schema.GraphQLSchema;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.graphql.execution.SchemaPrinter;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Who may ask what the schema is, and what of it each is shown: the operations of its roles. */
@ApplicationScoped
class Introspection {
  private static final int UNAUTHORIZED = 401;
  private static final int KEPT = 64;

  private final GuardConfig config;
  private final GraphQLSchema schema;
  private final OperationRoles roles;
  private final Cache<Set<String>, Shown> kept = Caffeine.newBuilder().maximumSize(KEPT).build();

  /** One cut of the schema, with an engine that can do nothing but describe it. */
  private record Shown(GraphQLSchema schema, GraphQL engine) {}

  Introspection(GuardConfig config, GraphQLSchema schema, OperationRoles roles) {
    this.config = config;
    this.schema = schema;
    this.roles = roles;
  }

  /**
   * @throws BadRequestException if the caller has none of the roles
   */
  void require(RoutingContext ctx) {
    var open = config.introspection();
    if (!open.contains("public") && roles(ctx).stream().noneMatch(open::contains)) {
      throw new BadRequestException(
          UNAUTHORIZED,
          "INTROSPECTION_REFUSED",
          "Sign in to ask for the schema; it is also published with the source.");
    }
  }

  /** The schema as the caller may use it, in the schema language. */
  String print(RoutingContext ctx) {
    return new SchemaPrinter().print(shown(ctx).schema());
  }

  /** Answers a document that asks for nothing but the schema. */
  ExecutionResult answer(RoutingContext ctx, Request request, String document) {
    var input =
        ExecutionInput.newExecutionInput(document)
            .operationName(request.operationName())
            .variables(request.plainVariables());
    return shown(ctx).engine().execute(input.build());
  }

  private Shown shown(RoutingContext ctx) {
    return kept.get(
        roles.known(roles(ctx)),
        held -> {
          var cut = SchemaCut.of(schema, operation -> roles.permit(operation, held));
          return new Shown(
              cut, GraphQL.newGraphQL(cut).instrumentation(new ErrorContract()).build());
        });
  }

  private static Set<String> roles(RoutingContext ctx) {
    return ctx.user() instanceof QuarkusHttpUser user
        ? user.getSecurityIdentity().getRoles()
        : Set.of();
  }
}
