package dev.countersign.oversight.evidence;

import dev.countersign.domain.fact.EvidenceFact.EvidenceDamaged;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The vault found that it no longer keeps what was sealed: whoever sees the evidence is told. */
@UseCase
public class RecordDamagedEvidence {
  private final Ledger ledger;
  private final Vouched vouched;

  RecordDamagedEvidence(Ledger ledger, Vouched vouched) {
    this.ledger = ledger;
    this.vouched = vouched;
  }

  public void record(EvidenceId id, OrganisationId owner, String failure, Instant foundAt) {
    var holder = vouched.of(id, owner);
    var body = failure.getBytes(StandardCharsets.UTF_8);
    ledger.writeAs(
        holder.as(),
        new WriteRequest("damagedEvidence", id.value(), body),
        holder.books(),
        entry -> {
          entry.append(
              new EvidenceDamaged(id, holder.ticket().sha256(), failure, foundAt),
              EvidenceFiling.of(
                      id.value(), owner.value(), holder.lab(), holder.ticket().evidenceClass())
                  .parties(List.of(owner.value())));
          return id.value();
        });
  }
}
