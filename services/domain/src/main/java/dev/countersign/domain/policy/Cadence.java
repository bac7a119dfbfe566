package dev.countersign.domain.policy;

import dev.countersign.domain.fact.ModelFact.ChangeKind;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;

/**
 * When an evaluation has to be made again.
 *
 * @param computeMultiple at this multiple of effective compute it is stale
 * @param maxAge a calendar period; at its end it is stale
 * @param triggers changes of the model after which it is stale
 */
public record Cadence(BigDecimal computeMultiple, Period maxAge, List<ChangeKind> triggers) {
  public Cadence {
    triggers = List.copyOf(triggers);
  }
}
