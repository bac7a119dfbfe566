package dev.countersign.transparency.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.transparency.LocalParts;
import dev.countersign.transparency.Outbox;
import dev.countersign.transparency.tree.TreeRows;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class PaceTest {
  private static final int ROUNDS = 40;

  private final Sequencer sequencer;
  private final Publisher publisher;
  private final FollowedLeaves followed;
  private final TreeRows rows;

  PaceTest(Sequencer sequencer, Publisher publisher, FollowedLeaves followed, TreeRows rows) {
    this.sequencer = sequencer;
    this.followed = followed;
    this.publisher = publisher;
    this.rows = rows;
  }

  @Test
  void leavesAreTakenInWithoutAskingAndAFaultDoesNotEndThat() throws Exception {
    var rounds = new AtomicInteger();
    var config = TestConfig.seed(TestConfig.SEED);
    var failingAtFirst =
        new Sequencer(rows, config) {
          @Override
          public int takeIn() {
            if (rounds.incrementAndGet() <= 3) {
              throw new IllegalStateException("the database is away");
            }
            return sequencer.takeIn();
          }
        };
    var pace = new Pace(failingAtFirst, publisher, followed, config);
    pace.start(new StartupEvent());
    try {
      Outbox.appendAll(4);
      // At one round a second this would be too little time.
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ROUNDS - 5);
      while ((rows.countWaiting() > 0 || rounds.get() < ROUNDS) && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } finally {
      pace.stop(new ShutdownEvent());
    }
    assertThat(rows.countWaiting()).isZero();
    assertThat(rows.newestCheckpoint().orElseThrow().size()).isEqualTo(rows.head().size());
    assertThat(rounds.get())
        .as("an interval below a second is kept")
        .isGreaterThanOrEqualTo(ROUNDS);
    int until = rounds.get();
    TimeUnit.MILLISECONDS.sleep(100);
    assertThat(rounds.get()).as("once stopped, it stays stopped").isEqualTo(until);
  }

  /** Going on until a batch is empty, a round would not end while others keep writing. */
  @Test
  void aRoundEndsWithTheFirstBatchThatIsNotFull() {
    assertThat(batchesOfARound(2)).isEqualTo(1);
    assertThat(batchesOfARound(3, 3, 1)).isEqualTo(3);
    assertThat(batchesOfARound(3, 0)).isEqualTo(2);
  }

  /**
   * How often a round asks a sequencer whose batches hold at most 3, and which then finds 1 each.
   */
  private int batchesOfARound(int... found) {
    var asked = new AtomicInteger();
    var config = TestConfig.seed(TestConfig.SEED).withBatch(3);
    var scripted =
        new Sequencer(rows, config) {
          @Override
          public int takeIn() {
            int batch = asked.getAndIncrement();
            if (batch > 100) {
              throw new IllegalStateException("the round does not end");
            }
            return batch < found.length ? found[batch] : 1;
          }
        };
    new Pace(scripted, publisher, followed, config).round();
    return asked.get();
  }
}
