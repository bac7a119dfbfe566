package dev.countersign.oversight.attestation;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of it the viewer may see. */
@UseCase
public class ReadAttestations {
  private final Facts facts;

  ReadAttestations(Facts facts) {
    this.facts = facts;
  }

  public Optional<Event<AttestationReceived>> one(String id) {
    return facts.first(AttestationReceived.class, id);
  }

  public Page<Event<AttestationReceived>> page(@Nullable String lab, Window window) {
    return facts.page(Wanted.all(AttestationReceived.class).ofLab(lab), window);
  }

  public int count(@Nullable String lab) {
    return facts.count(Wanted.all(AttestationReceived.class).ofLab(lab));
  }
}
