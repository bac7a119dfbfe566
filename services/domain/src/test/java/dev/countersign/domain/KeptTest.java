package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.gate.Case;
import dev.countersign.domain.gate.Determinations;
import dev.countersign.domain.halt.Consequences;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.Kept;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is kept of a history while it grows is what would be read of it anew. */
class KeptTest {
  private static final long HISTORIES = 3;

  @Test
  void aHistoryThatGrowsIsReadAsIfItWereNew() {
    for (long seed = 0; seed < HISTORIES; seed++) {
      var facts = GatePropertiesTest.sampled(seed).story().facts();
      var history = History.of(facts);
      var kept = new Kept();
      var random = new Random(seed);
      for (int many = 1; many <= facts.size(); many++) {
        // Now and then it is asked again of what it was.
        int asked = random.nextInt(5) == 0 ? 1 + random.nextInt(many) : many;
        var at = facts.get(asked - 1).header().recordedAt();
        var known = Case.of(history.first(asked), at, kept);
        var anew = Case.of(History.of(facts.subList(0, asked)), at);
        assertThat(Consequences.of(known))
            .as("%d of %d", asked, seed)
            .isEqualTo(Consequences.of(anew));
        assertThat(Consequences.beforeDecisions(known, kept))
            .isEqualTo(Consequences.beforeDecisions(anew));
        assertThat(Determinations.changed(known)).isEqualTo(Determinations.changed(anew));
      }
    }
  }
}
