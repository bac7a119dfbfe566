package dev.countersign.domain.fact;

import dev.countersign.domain.compliance.Strength;
import dev.countersign.domain.id.InstrumentId;
import dev.countersign.domain.id.MappingId;
import dev.countersign.domain.requirement.Instrument;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /**
   * A lab, or a regulator, claims how far a lab meets a requirement and by what.
   *
   * @param instrument the key of the instrument, whatever its version
   * @param commitmentKey the lab's commitment that answers it; null if none does
   * @param records ids of evaluations, evidence and attestations that show it
   * @param everyone true if everyone may see it
   * @param author the person's name
   */
  record RequirementMapped(
      MappingId mapping,
      String instrument,
      String requirementKey,
      @Nullable String commitmentKey,
      List<String> records,
      Strength strength,
      String rationale,
      boolean everyone,
      String author)
      implements RequirementFact {
    public RequirementMapped {
      records = List.copyOf(records);
    }
  }

  /** The author takes a mapping back; it stays on record. */
  record MappingWithdrawn(MappingId mapping, String reason) implements RequirementFact {}
}
