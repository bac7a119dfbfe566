package dev.countersign.oversight.platform.graphql;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.validation.Validation;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorFactory;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * What knows the lengths and forms of inputs. It stands in for that of Quarkus' extension, which
 * GraphQL's brings along and which reads every class with a constraint at each start: this one is
 * made with the first input, and reads each kind with the first of it.
 */
class InputValidation {
  @Produces
  @ApplicationScoped
  @Alternative
  @Priority(1)
  HibernateValidatorFactory factory() {
    return Validation.byProvider(HibernateValidator.class)
        .configure()
        .ignoreXmlConfiguration()
        .messageInterpolator(
            new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
        .buildValidatorFactory()
        .unwrap(HibernateValidatorFactory.class);
  }
}
