package dev.countersign.oversight.ledger.graphql;

import dev.countersign.oversight.ledger.LogRows.Standing;
import dev.countersign.oversight.ledger.Positions;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("LedgerPosition")
@Description("How far one lab's ledger is known in an answer, as far as the caller may see it.")
public record LedgerPositionView(
    @Id @NonNull @Description("The lab.") String lab,
    @NonNull @Description("The newest fact's place in the order of commits.") String position,
    @NonNull @Description("When that fact was recorded.") Instant recordedAt,
    @Description(
            "The size of the log that ends with that fact, for asOf; null until it is taken in.")
        @Nullable Long logSize) {

  static LedgerPositionView of(Standing standing) {
    return new LedgerPositionView(
        standing.lab(),
        Positions.ofUuid(standing.position()).toString(),
        standing.recordedAt(),
        standing.logSize());
  }
}
