package dev.countersign.oversight.ledger;

import java.time.Instant;

/**
 * Facts of these ledgers were appended, or an instant came at which time alone brings something;
 * what follows is appended in the same transaction.
 *
 * @param at the instant at which to judge: that of recording, or the one that fell due
 * @param due true if time alone brought it
 */
public record LedgerWritten(Entry entry, Instant at, boolean due) {}
