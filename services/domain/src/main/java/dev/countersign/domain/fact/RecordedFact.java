package dev.countersign.domain.fact;

/** A fact as it stands in the record. */
public record RecordedFact(FactHeader header, Fact fact) {}
