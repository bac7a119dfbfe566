package dev.countersign.oversight.gate;

import dev.countersign.domain.gate.Amendments;
import dev.countersign.domain.gate.Amendments.Cleared;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.policy.Policy;
import dev.countersign.oversight.platform.UseCase;
import java.util.List;
import java.util.Optional;

/** Which crossings and halts an amendment would have cleared, had it been in force. */
@UseCase
public class ReadAmendmentImpact {
  private final InsideView inside;

  ReadAmendmentImpact(InsideView inside) {
    this.inside = inside;
  }

  /** Empty if the viewer may not know. */
  public Optional<List<Cleared>> of(String lab, DocumentId document, Policy after) {
    return inside.mayKnow(lab, null)
        ? Optional.of(Amendments.cleared(inside.read(lab), document, after))
        : Optional.empty();
  }
}
