package dev.countersign.domain.independence;

import dev.countersign.domain.history.History;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.independence.Statements.Stated;
import java.math.BigDecimal;
import java.time.Instant;

/** How much of an auditor's revenue comes from a lab and its affiliates, as it stated itself. */
public final class RevenueShares {
  private RevenueShares() {}

  /**
   * The share by which it would be judged at an instant, from 0 to 1.
   *
   * @param history what it stated of its relationships with one lab
   */
  public static BigDecimal of(History history, OrganisationId auditor, Instant at) {
    return Revenue.at(
            at, Statements.of(history, auditor).stream().map(Stated::relationship).toList())
        .share();
  }
}
