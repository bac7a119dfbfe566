package dev.countersign.domain.fact;

import dev.countersign.domain.id.InstrumentId;
import dev.countersign.domain.requirement.Instrument;

/** Facts about the catalogue of what is required. */
public sealed interface RequirementFact extends Fact {
  /**
   * A registrar wrote down what an instrument asks for. It counts once a second one approved it.
   *
   * @param digest SHA-256 of the content's RFC 8785 bytes, lower-case hex
   */
  record InstrumentRegistered(
      InstrumentId instrument, String key, Instrument content, String digest, String registrar)
      implements RequirementFact {}

  record InstrumentApproved(InstrumentId instrument, String approver) implements RequirementFact {}
}
