package dev.countersign.oversight.platform.graphql;

import dev.countersign.oversight.platform.RefusedException;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Runs behind the checks of role and second factor: who may not ask is told nothing of inputs. */
@ValidInputs
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER)
class InputCheck {
  @AroundInvoke
  Object check(InvocationContext invocation) throws Exception {
    for (var argument : invocation.getParameters()) {
      if (argument instanceof Record input) {
        var violations = Inputs.VALIDATOR.validate(input);
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

  /** Made with the first input, and of each kind with the first of it: a start waits for none. */
  private static final class Inputs {
    static final Validator VALIDATOR =
        Validation.byProvider(HibernateValidator.class)
            .configure()
            .ignoreXmlConfiguration()
            .messageInterpolator(
                new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
            .buildValidatorFactory()
            .getValidator();
  }
}
