package dev.countersign.domain.statement;

import dev.countersign.domain.id.OrganisationId;
import org.jspecify.annotations.Nullable;

/** What labs sign. */
public final class LabPredicates {
  private LabPredicates() {}

  /**
   * What a lab has to say of a finding about it. The finding stays as it is.
   *
   * @param finding the id of what was found: a determination, a halt, an attestation, an inquiry,
   *     an incident, a policy version, or a model version
   * @param commitmentKey the commitment, where it is about how the lab stands to one
   * @param officer who signs, beside the organisation
   */
  public record RightOfReply(
      OrganisationId labId,
      String finding,
      @Nullable String commitmentKey,
      String reply,
      String officer) {}
}
