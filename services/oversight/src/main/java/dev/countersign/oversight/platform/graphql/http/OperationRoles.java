package dev.countersign.oversight.platform.graphql.http;

import io.quarkus.arc.Arc;
import io.smallrye.graphql.api.Subscription;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;

/** Which roles each root field is open to, as its resolver says. */
@ApplicationScoped
class OperationRoles {
  /** By name; empty for an operation that is open to everyone. */
  private final Map<String, Set<String>> roles = new HashMap<>();

  private final Set<String> all;

  OperationRoles() {
    for (var bean : Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
      if (bean.getBeanClass().isAnnotationPresent(GraphQLApi.class)) {
        for (var method : bean.getBeanClass().getDeclaredMethods()) {
          read(method);
        }
      }
    }
    all = roles.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }

  private void read(Method method) {
    var query = method.getAnnotation(Query.class);
    var mutation = method.getAnnotation(Mutation.class);
    var subscription = method.getAnnotation(Subscription.class);
    if (query == null && mutation == null && subscription == null) {
      return;
    }
    var name =
        query != null ? query.value() : mutation != null ? mutation.value() : subscription.value();
    var allowed = method.getAnnotation(RolesAllowed.class);
    if (allowed != null) {
      roles.put(name.isEmpty() ? method.getName() : name, Set.of(allowed.value()));
    } else if (method.isAnnotationPresent(PermitAll.class)) {
      roles.put(name.isEmpty() ? method.getName() : name, Set.of());
    }
  }

  /** Those of the roles that make a difference. */
  Set<String> known(Set<String> held) {
    return held.stream().filter(all::contains).collect(Collectors.toUnmodifiableSet());
  }

  /** True if the operation is open to one of these roles; what says nothing is open to none. */
  boolean permit(String operation, Set<String> held) {
    var allowed = roles.get(operation);
    return allowed != null && (allowed.isEmpty() || held.stream().anyMatch(allowed::contains));
  }
}
