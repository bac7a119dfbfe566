package dev.countersign.oversight.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that does not answer is told from a fault of ours, however deep it lies. */
class DatabaseAwayTest {
  private static Throwable wrapped(Throwable cause) {
    return new IllegalStateException("reading", new RuntimeException("in a transaction", cause));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08001", "08006", "53100", "53300", "57014", "57P01", "57P03", "25006", "55P03", "40001"
      })
  void whatAnOperatorMendsIsNoFaultOfOurs(String state) {
    assertThat(DatabaseAway.isBehind(wrapped(new SQLException("away", state)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42501", "42P01", "22P02", "P0001"})
  void whatTheDatabaseRefusesIsOurFault(String state) {
    assertThat(DatabaseAway.isBehind(wrapped(new SQLException("refused", state)))).isFalse();
  }

  @Test
  void aPoolThatIsUsedUpIsADatabaseThatDoesNotAnswer() {
    assertThat(DatabaseAway.isBehind(wrapped(new SQLException("Sorry, acquisition timeout!"))))
        .isTrue();
  }

  @Test
  void anotherPartThatIsAwayIsNotTheDatabase() {
    assertThat(DatabaseAway.isBehind(wrapped(new ConnectException("refused")))).isFalse();
    assertThat(DatabaseAway.isBehind(null)).isFalse();
  }
}
