package dev.countersign.oversight.platform.edge.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.countersign.oversight.platform.edge.admission.Turns.Turn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks for all at once waits behind itself, and nobody else waits behind it. */
class TurnsTest {
  private static final Party LOUD = Limits.of("org_borealis");
  private static final Party QUIET = Limits.of("org_aurelia");
  private static final int MANY = 5000;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Turns turns =
      new Turns(
          new Limits()
              .with("at-once", 3)
              .with("files-at-once", 1)
              .with("anonymous-at-once", 1)
              .with("visitors-at-once", 2)
              .with("waiting", 20)
              .config(),
          meters);
  private final List<String> begun = new ArrayList<>();
  private final Map<String, Turn> asked = new LinkedHashMap<>();

  private void ask(Party who, String name) {
    take(name, turns.of(who, Runnable::run, () -> begun.add(name)));
  }

  private void askForFile(Party who, String name) {
    take(name, turns.ofFile(who, Runnable::run, () -> begun.add(name)));
  }

  private void take(String name, Turn turn) {
    asked.put(name, turn);
    turn.take();
  }

  private Turn turn(String name) {
    return Objects.requireNonNull(asked.get(name));
  }

  private double waiting() {
    return meters.get("countersign.requests.waiting").gauge().value();
  }

  @Test
  void whatIsMoreThanAnOrganisationsShareWaitsInOrder() {
    for (var name : List.of("1", "2", "3", "4", "5")) {
      ask(LOUD, name);
    }
    assertThat(begun).containsExactly("1", "2", "3");
    assertThat(waiting()).isEqualTo(2);
    turn("2").end();
    assertThat(begun).containsExactly("1", "2", "3", "4");
    turn("1").end();
    assertThat(begun).containsExactly("1", "2", "3", "4", "5");
    assertThat(waiting()).isZero();
  }

  @Test
  void aSiteOfManyAddressesLeavesTurnsToOtherVisitors() {
    var narrow =
        new Turns(
            new Limits().with("site-at-once", 1).with("visitors-at-once", 2).config(),
            new SimpleMeterRegistry());
    for (var name : List.of("1", "2")) {
      var visitor = Limits.visitor(new Place("address " + name, "a site"));
      take(name, narrow.of(visitor, Runnable::run, () -> begun.add(name)));
    }
    take("other", narrow.of(Limits.visitor("b"), Runnable::run, () -> begun.add("other")));
    assertThat(begun).containsExactly("1", "other");
    turn("1").end();
    assertThat(begun).containsExactly("1", "other", "2");
    turn("2").end();
    turn("other").end();
    assertThat(narrow.isIdle()).isTrue();
  }

  @Test
  void nobodyWaitsBehindAnotherOrganisation() {
    for (var name : List.of("1", "2", "3", "4")) {
      ask(LOUD, name);
    }
    ask(QUIET, "other");
    assertThat(begun).containsExactly("1", "2", "3", "other");
  }

  @Test
  void aTurnThatEndsTwiceMakesRoomOnce() {
    for (var name : List.of("1", "2", "3", "4", "5")) {
      ask(LOUD, name);
    }
    turn("1").end();
    turn("1").end();
    assertThat(begun).containsExactly("1", "2", "3", "4");
  }

  @Test
  void whoeverGoesAwayLeavesNoPlaceBehind() {
    for (var name : List.of("1", "2", "3", "gone", "5")) {
      ask(LOUD, name);
    }
    assertThat(turn("gone").giveUp()).isTrue();
    assertThat(turn("gone").giveUp()).isFalse();
    assertThat(waiting()).isEqualTo(1);
    turn("1").end();
    assertThat(begun).containsExactly("1", "2", "3", "5");
  }

  @Test
  void whatHasBegunIsNotGivenUp() {
    ask(LOUD, "1");
    assertThat(turn("1").giveUp()).isFalse();
    assertThat(turns.atWork("org_borealis")).isEqualTo(1);
  }

  @Test
  void aTurnThatEndedBeforeItWasTakenNeverBegins() {
    var turn = turns.of(LOUD, Runnable::run, () -> begun.add("late"));
    turn.end();
    turn.take();
    assertThat(begun).isEmpty();
    assertThat(turns.isIdle()).isTrue();
  }

  @Test
  void filesLeaveTurnsToWhatIsAskedBesideThem() {
    for (var name : List.of("file 1", "file 2", "file 3")) {
      askForFile(LOUD, name);
    }
    ask(LOUD, "query 1");
    ask(LOUD, "query 2");
    ask(LOUD, "query 3");
    assertThat(begun).containsExactly("file 1", "query 1", "query 2");
    turn("file 1").end();
    // Behind the query that was there before it.
    assertThat(begun).containsExactly("file 1", "query 1", "query 2", "query 3");
    turn("query 1").end();
    assertThat(begun).endsWith("file 2");
    assertThat(turns.atWork("org_borealis")).isEqualTo(3);
  }

  @Test
  void visitorsFromEverywhereHaveNoMoreThanTheirShare() {
    for (var address : List.of("a", "b", "c", "d")) {
      ask(Limits.visitor(address), address);
    }
    ask(QUIET, "signed in");
    assertThat(begun).containsExactly("a", "b", "signed in");
    turn("b").end();
    assertThat(begun).containsExactly("a", "b", "signed in", "c");
  }

  @Test
  void oneAddressDoesNotFillTheLineOfAllVisitors() {
    ask(Limits.visitor("a"), "a1");
    ask(Limits.visitor("a"), "a2");
    ask(Limits.visitor("a"), "a3");
    refused(() -> ask(Limits.visitor("a"), "a4"));
    ask(Limits.visitor("b"), "b");
    assertThat(begun).containsExactly("a1", "b");
  }

  @Test
  void manyAddressesTogetherWaitNoLongerThanOneLine() {
    for (int address = 0; address < 22; address++) {
      ask(Limits.visitor("from " + address), "from " + address);
    }
    refused(() -> ask(Limits.visitor("one more"), "one more"));
    assertThat(waiting()).isEqualTo(20);
    ask(QUIET, "signed in");
    assertThat(begun).contains("signed in");
  }

  private static void refused(Runnable asking) {
    assertThatExceptionOfType(TooManyRequestsException.class)
        .isThrownBy(asking::run)
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("RATE_LIMITED"));
  }

  @Test
  void aLineThatIsTooLongIsRefusedUntilSomebodyIsThrough() {
    for (int number = 0; number < 23; number++) {
      ask(LOUD, String.valueOf(number));
    }
    refused(() -> ask(LOUD, "more"));
    turn("0").end();
    ask(LOUD, "again");
    asked.values().forEach(Turn::end);
    assertThat(begun).contains("22", "again").doesNotContain("more");
    assertThat(waiting()).isZero();
    assertThat(turns.isIdle()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverHappensNoTurnIsLost(long seed) {
    var random = new Random(seed);
    var parties =
        List.of(LOUD, QUIET, Limits.visitor("a"), Limits.visitor("b"), Limits.visitor("c"));
    for (int step = 0; step < MANY; step++) {
      var name = String.valueOf(step);
      var who = parties.get(random.nextInt(parties.size()));
      try {
        switch (random.nextInt(4)) {
          case 0 -> ask(who, name);
          case 1 -> askForFile(who, name);
          default -> any(random).end();
        }
        any(random).giveUp();
      } catch (TooManyRequestsException e) {
        asked.remove(name);
      }
      assertThat(turns.atWork("org_borealis")).isLessThanOrEqualTo(3);
    }
    asked.values().forEach(Turn::end);
    assertThat(turns.isIdle()).isTrue();
    assertThat(waiting()).isZero();
  }

  private Turn any(Random random) {
    if (asked.isEmpty()) {
      return turns.of(LOUD, Runnable::run, () -> {});
    }
    return List.copyOf(asked.values()).get(random.nextInt(asked.size()));
  }
}
