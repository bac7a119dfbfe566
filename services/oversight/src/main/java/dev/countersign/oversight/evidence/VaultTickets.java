package dev.countersign.oversight.evidence;

import dev.countersign.domain.fact.EvidenceFact.EvidenceTicketIssued;
import dev.countersign.oversight.platform.Viewer;

/** Signs tickets for the vault: one viewer, one thing, one action, once, for a minute. */
public interface VaultTickets {

  /** A ticket in real time: tokens and tickets know nothing of the platform's clock. */
  String sign(EvidenceTicketIssued issued, String owner, Viewer viewer);
}
