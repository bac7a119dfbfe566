package dev.countersign.oversight.evidence;

import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.PublicWhen;

/** Who sees what is recorded about evidence: its class says it, and PUBLIC means everyone. */
final class EvidenceFiling {
  private EvidenceFiling() {}

  /** What is seen by whoever sees the evidence itself. */
  static Filing of(String id, String owner, String lab, EvidenceClass evidenceClass) {
    var filing = closed(id, owner, lab, evidenceClass);
    return evidenceClass == EvidenceClass.PUBLIC ? filing.publicWhen(PublicWhen.WRITTEN) : filing;
  }

  /** What is not everyone's, even of PUBLIC evidence: a hold may tell of an inquiry. */
  static Filing closed(String id, String owner, String lab, EvidenceClass evidenceClass) {
    return Filing.supervised(id, owner, lab).evidenceClass(evidenceClass.name());
  }
}
