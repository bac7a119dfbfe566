package dev.countersign.domain.history;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.id.OrganisationId;
import java.time.Instant;
import java.util.List;

/** A fact as if it were on record, behind all others: it is recorded nowhere. */
public final class Supposed {
  private Supposed() {}

  /**
   * @param before the record that it is supposed to follow
   * @param owner who would state it
   */
  public static RecordedFact after(
      List<RecordedFact> before,
      Instant at,
      OrganisationId owner,
      OrganisationId lab,
      String id,
      Fact fact) {
    var last = before.isEmpty() ? Position.FIRST : before.getLast().header().position();
    return new RecordedFact(
        new FactHeader(
            fact.kind(),
            1,
            id,
            owner,
            lab,
            at,
            at,
            new Position(last.epoch(), last.xid(), last.row() + 1),
            null,
            null,
            List.of()),
        fact);
  }
}
