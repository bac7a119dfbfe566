package dev.countersign.oversight.attestation.graphql;

import dev.countersign.domain.attestation.AttestationStatus;
import dev.countersign.domain.fact.EngagementFact.RelationshipKind;
import dev.countersign.oversight.attestation.ReadAuditors.Auditor;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("Auditor")
@Description(
    "An auditor in the public register, with what the caller may know of its attestations.")
public record AuditorView(
    @Id @NonNull @Description("The organisation's id.") String organisation,
    @NonNull @Description("The name under which it is registered at law.") String legalName,
    @NonNull @Description("Where it is supervised.") List<@NonNull String> jurisdictions,
    @NonNull @Description("How many attestations it issued, as far as the caller may see.")
        int issued,
    @NonNull @Description("Those of them that stand otherwise than active, and the active ones.")
        List<@NonNull StatusCountView> byStatus,
    @NonNull @Description("The kinds of relationship that it disclosed with any of them.")
        List<@NonNull RelationshipKind> disclosed) {

  static AuditorView of(Auditor auditor) {
    var fact = auditor.registered().fact();
    return new AuditorView(
        auditor.registered().header().id(),
        fact.legalName(),
        fact.jurisdictions(),
        auditor.counts().values().stream().mapToInt(Integer::intValue).sum(),
        auditor.counts().entrySet().stream()
            .map(entry -> new StatusCountView(entry.getKey(), entry.getValue()))
            .toList(),
        auditor.disclosed());
  }

  @Name("AttestationStatusCount")
  @Description("How many attestations stand so.")
  public record StatusCountView(
      @NonNull @Description("Where they stand.") AttestationStatus status,
      @NonNull @Description("How many.") int count) {}
}
