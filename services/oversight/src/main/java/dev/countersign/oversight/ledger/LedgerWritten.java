package dev.countersign.oversight.ledger;

/**
 * Facts of these ledgers were appended; what follows from them is appended in the same transaction.
 */
public record LedgerWritten(Entry entry) {}
