package dev.countersign.oversight.platform.graphql;

import dev.countersign.oversight.platform.RefusedException;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.stream.Collectors;
import org.hibernate.validator.HibernateValidatorFactory;

/** Runs behind the checks of role and second factor: who may not ask is told nothing of inputs. */
@ValidInputs
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER)
class InputCheck {
  private final HibernateValidatorFactory factory;

  InputCheck(HibernateValidatorFactory factory) {
    this.factory = factory;
  }

  @AroundInvoke
  Object check(InvocationContext invocation) throws Exception {
    for (var argument : invocation.getParameters()) {
      if (argument instanceof Record input) {
        var violations = factory.getValidator().validate(input);
        if (!violations.isEmpty()) {
          throw RefusedException.invalid(
              violations.stream()
                  .map(found -> "input." + found.getPropertyPath() + " " + found.getMessage())
                  .sorted()
                  .collect(Collectors.joining("; ")));
        }
      }
    }
    return invocation.proceed();
  }
}
