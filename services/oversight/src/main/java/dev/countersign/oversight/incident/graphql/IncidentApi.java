package dev.countersign.oversight.incident.graphql;

import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.IncidentId;
import dev.countersign.domain.id.IncidentReportId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.incident.AcceptClockStart;
import dev.countersign.oversight.incident.ClaimClockStart;
import dev.countersign.oversight.incident.ClassifyIncident;
import dev.countersign.oversight.incident.ConfirmIncidentReport;
import dev.countersign.oversight.incident.EscalateNearMiss;
import dev.countersign.oversight.incident.MergeIncidents;
import dev.countersign.oversight.incident.ReadIncidents;
import dev.countersign.oversight.incident.RecordIncident;
import dev.countersign.oversight.incident.SubmitIncidentReport;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@GraphQLApi
@ValidInputs
public class IncidentApi {
  private final RecordIncident record;
  private final EscalateNearMiss escalate;
  private final ClaimClockStart claim;
  private final AcceptClockStart accept;
  private final ClassifyIncident classify;
  private final SubmitIncidentReport submit;
  private final ConfirmIncidentReport confirm;
  private final MergeIncidents merge;
  private final ReadIncidents incidents;

  IncidentApi(
      RecordIncident record,
      EscalateNearMiss escalate,
      ClaimClockStart claim,
      AcceptClockStart accept,
      ClassifyIncident classify,
      SubmitIncidentReport submit,
      ConfirmIncidentReport confirm,
      MergeIncidents merge,
      ReadIncidents incidents) {
    this.record = record;
    this.escalate = escalate;
    this.claim = claim;
    this.accept = accept;
    this.classify = classify;
    this.submit = submit;
    this.confirm = confirm;
    this.merge = merge;
    this.incidents = incidents;
  }

  @Mutation("recordIncident")
  @RolesAllowed({"submitter", "officer"})
  @Description(
      "Records that something happened. No regulator is told yet. Submitters and officers.")
  public @NonNull IncidentPayload recordIncident(
      @Name("input") @NonNull @Description("What happened.") RecordIncidentInput input) {
    return payload(
        record.record(
            Requests.of("recordIncident", input),
            input.modelVersion() == null ? null : new ModelVersionId(input.modelVersion()),
            input.title(),
            input.description(),
            input.nature()));
  }

  @Mutation("escalateNearMiss")
  @RolesAllowed({"submitter", "officer", "supervisor"})
  @Description(
      "Says that a near miss was an incident after all: what its regimes ask is owed from then on,"
          + " all of them or, if a regulator says so, its own. Submitters and officers, and"
          + " supervisors who were told.")
  public @NonNull IncidentPayload escalateNearMiss(
      @Name("input") @NonNull @Description("The near miss.") EscalateNearMissInput input) {
    return payload(
        escalate.escalate(
            Requests.of("escalateNearMiss", input),
            new IncidentId(input.incident()),
            input.reason()));
  }

  @Mutation("claimClockStart")
  @RolesAllowed({"submitter", "officer", "supervisor"})
  @Description(
      "Claims when a clock started. Submitters and officers, and supervisors who were told.")
  public @NonNull IncidentPayload claimClockStart(
      @Name("input") @NonNull @Description("The claim.") ClaimClockStartInput input) {
    return payload(
        claim.claim(
            Requests.of("claimClockStart", input),
            new IncidentId(input.incident()),
            input.start(),
            input.at(),
            input.evidence().stream().map(EvidenceId::new).toList(),
            input.reason()));
  }

  @Mutation("acceptClockStart")
  @RolesAllowed("supervisor")
  @Description(
      "Accepts what the lab says now of a clock's start: it counts under the caller's own regimes,"
          + " also after the day had passed. Supervisors who were told.")
  public @NonNull IncidentPayload acceptClockStart(
      @Name("input") @NonNull @Description("What is accepted.") AcceptClockStartInput input) {
    return payload(
        accept.accept(
            Requests.of("acceptClockStart", input),
            new IncidentId(input.incident()),
            input.start(),
            input.at(),
            input.reason()));
  }

  @Mutation("classifyIncident")
  @RolesAllowed("officer")
  @Description("Says under which regime it falls; that regime’s regulators are told. Officers.")
  public @NonNull IncidentPayload classifyIncident(
      @Name("input") @NonNull @Description("The classification.") ClassifyIncidentInput input) {
    return payload(
        classify.classify(
            Requests.of("classifyIncident", input),
            new IncidentId(input.incident()),
            input.instrument(),
            input.category(),
            input.rationale()));
  }

  @Mutation("submitIncidentReport")
  @RolesAllowed("officer")
  @Description("Hands a report in, or records that it was handed in elsewhere. Officers.")
  public @NonNull IncidentPayload submitIncidentReport(
      @Name("input") @NonNull @Description("The report.") SubmitIncidentReportInput input) {
    return payload(
        submit.submit(
            Requests.of("submitIncidentReport", input),
            new IncidentId(input.incident()),
            input.instrument(),
            input.kind(),
            input.summary(),
            input.document() == null ? null : new EvidenceId(input.document()),
            input.submittedAt(),
            input.items() == null
                ? List.of()
                : input.items().stream()
                    .filter(Objects::nonNull)
                    .map(IncidentReportItemInput::toCovered)
                    .toList()));
  }

  @Mutation("confirmIncidentReport")
  @RolesAllowed("supervisor")
  @Description("Gives a receipt for a report. Supervisors of its regime.")
  public @NonNull IncidentPayload confirmIncidentReport(
      @Name("input") @NonNull @Description("The receipt.") ConfirmIncidentReportInput input) {
    return payload(
        confirm.confirm(
            Requests.of("confirmIncidentReport", input),
            new IncidentId(input.incident()),
            new IncidentReportId(input.report()),
            input.receivedAt()));
  }

  @Mutation("mergeIncidents")
  @RolesAllowed("officer")
  @Description("Reports a similar incident with an earlier one, whose clocks govern. Officers.")
  public @NonNull IncidentPayload mergeIncidents(
      @Name("input") @NonNull @Description("The two incidents.") MergeIncidentsInput input) {
    return payload(
        merge.merge(
            Requests.of("mergeIncidents", input),
            new IncidentId(input.incident()),
            new IncidentId(input.mergedInto()),
            input.instrument(),
            input.reason()));
  }

  private IncidentPayload payload(IncidentId id) {
    return new IncidentPayload(
        incidents.one(id.value()).map(IncidentView::of).orElseThrow(RefusedException::notFound));
  }
}
