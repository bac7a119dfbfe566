package dev.countersign.oversight.incident.graphql;

import dev.countersign.domain.fact.IncidentFact.Covered;
import dev.countersign.domain.requirement.ReportItem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("IncidentReportItemInput")
@Description("What a report says of one of the things that it has to cover.")
public record IncidentReportItemInput(
    @NonNull @Description("Which.") ReportItem item,
    @NonNull @NotBlank @Size(max = 20000) @Description("What it says.") String text) {

  Covered toCovered() {
    return new Covered(item, text);
  }
}
