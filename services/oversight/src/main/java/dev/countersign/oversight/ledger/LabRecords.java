package dev.countersign.oversight.ledger;

import dev.countersign.domain.fact.RecordedFact;
import java.util.List;

/**
 * The whole record of a lab, for those who write to its ledger as the lab itself or as the rules.
 * Nothing can be added while they hold it, so what was read once need not be read again.
 */
public interface LabRecords {
  /** In position order, with what this entry has appended. */
  List<RecordedFact> of(Entry entry, String lab);
}
