package dev.countersign.oversight.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom an error wakes. */
class MeasuringTest {

  @ParameterizedTest
  @CsvSource({
    "INTERNAL, FAULT",
    "DATABASE_AWAY, FAULT",
    "CLOCK_SKEWED, FAULT",
    // What every upgrade that changes rules has clients repeat is no fault of ours.
    "RULES_SUPERSEDED, REFUSED",
    "NOT_FOUND, REFUSED"
  })
  void anOperatorIsWokenForOurFaultsAlone(String code, String outcome) {
    var error =
        GraphqlErrorBuilder.newError().message("m").extensions(Map.of("code", code)).build();
    assertThat(Measuring.outcome(ExecutionResult.newExecutionResult().addError(error).build()))
        .isEqualTo(outcome);
  }
}
