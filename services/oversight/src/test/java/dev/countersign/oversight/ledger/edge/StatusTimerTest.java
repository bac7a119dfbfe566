package dev.countersign.oversight.ledger.edge;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.countersign.oversight.LocalParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The clock's own thread is nobody's request; what it states is stated all the same. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class StatusTimerTest {
  @Inject StatusTimer timer;

  @Test
  void theStatusIsStatedOnAThreadOfItsOwn() {
    assertThatCode(
            () -> CompletableFuture.runAsync(timer::state, Thread::startVirtualThread).join())
        .doesNotThrowAnyException();
  }
}
