package dev.countersign.oversight.ledger.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.oversight.LocalParts;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Whoever adopts rules is one that serves. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class RulesTimerTest {
  @Inject BeanManager beans;

  @Test
  void nothingThatMayRefuseAStartComesBehindTheRules() {
    var others =
        beans.resolveObserverMethods(new StartupEvent()).stream()
            .filter(observer -> observer.getBeanClass() != RulesTimer.class)
            .toList();
    assertThat(others)
        .extracting(observer -> observer.getBeanClass().getSimpleName())
        .contains("ProductionStart", "ClockSkew");
    assertThat(others)
        .extracting(ObserverMethod::getPriority)
        .allMatch(priority -> priority < RulesTimer.BEHIND_REFUSALS);
  }
}
