package dev.countersign.oversight.platform.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.countersign.oversight.platform.graphql.http.Turns.Turn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever asks for all at once waits behind itself, and nobody else waits behind it. */
class TurnsTest {
  private static final String LOUD = "tenant org_borealis";
  private static final String QUIET = "tenant org_aurelia";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Turns turns = new Turns(2, 3, meters);
  private final List<String> begun = new ArrayList<>();
  private final List<Turn> atWork = new ArrayList<>();

  private void ask(String whose, String name) {
    turns.take(
        whose,
        Runnable::run,
        turn -> {
          begun.add(name);
          atWork.add(turn);
        });
  }

  private double waiting() {
    return meters.get("countersign.requests.waiting").gauge().value();
  }

  @Test
  void whatIsMoreThanAnOrganisationsShareWaitsInOrder() {
    for (var name : List.of("1", "2", "3", "4")) {
      ask(LOUD, name);
    }
    assertThat(begun).containsExactly("1", "2");
    assertThat(waiting()).isEqualTo(2);
    atWork.get(1).end();
    assertThat(begun).containsExactly("1", "2", "3");
    atWork.get(0).end();
    assertThat(begun).containsExactly("1", "2", "3", "4");
    assertThat(waiting()).isZero();
  }

  @Test
  void nobodyWaitsBehindAnotherOrganisation() {
    for (var name : List.of("1", "2", "3")) {
      ask(LOUD, name);
    }
    ask(QUIET, "other");
    assertThat(begun).containsExactly("1", "2", "other");
  }

  @Test
  void aTurnThatEndsTwiceMakesRoomOnce() {
    for (var name : List.of("1", "2", "3", "4")) {
      ask(LOUD, name);
    }
    atWork.getFirst().end();
    atWork.getFirst().end();
    assertThat(begun).containsExactly("1", "2", "3");
  }

  @Test
  void aLineThatIsTooLongIsRefusedUntilSomebodyIsThrough() {
    for (int number = 0; number < 5; number++) {
      ask(LOUD, String.valueOf(number));
    }
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> ask(LOUD, "more"))
        .satisfies(
            refused -> {
              assertThat(refused.code()).isEqualTo("RATE_LIMITED");
              assertThat(refused.status()).isEqualTo(429);
            });
    atWork.getFirst().end();
    ask(LOUD, "again");
    for (int ended = 0; ended < atWork.size(); ended++) {
      atWork.get(ended).end();
    }
    assertThat(begun).containsExactly("0", "1", "2", "3", "4", "again");
    assertThat(waiting()).isZero();
  }
}
