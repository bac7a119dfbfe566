package dev.countersign.oversight.requirement.graphql;

import dev.countersign.domain.requirement.Instrument;
import dev.countersign.domain.requirement.Instrument.InstrumentStatus;
import dev.countersign.domain.requirement.Mark;
import dev.countersign.domain.requirement.ReportItem;
import dev.countersign.domain.requirement.Requirement;
import dev.countersign.domain.requirement.Requirement.ReportKind;
import dev.countersign.domain.requirement.Requirement.RequirementAudience;
import dev.countersign.domain.requirement.Requirement.RequirementNature;
import dev.countersign.domain.requirement.Requirement.RequirementSubject;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Requirement")
@Description("One thing that an instrument asks for.")
public record RequirementView(
    @NonNull @Description("Stable across versions of the instrument, for example EU-COP-9.3.1.")
        String key,
    @NonNull @Description("Where it stands in the text.") String locator,
    @NonNull @Description("Whom it binds.") RequirementSubject subject,
    @NonNull @Description("What it asks for, in few words; the text itself governs.") String text,
    @Description("When it is due; null if it holds always, or by another’s act.")
        @Nullable ClockRuleView clock,
    @Description("What is due; null if nothing is handed in.") @Nullable String due,
    @Description("Who gets it; null if nobody in particular.") @Nullable String recipient,
    @Description("The kind of incident for which it holds; null for every kind.")
        @Nullable String incidentCategory,
    @Description("Which report of an incident it asks for; null if none.")
        @Nullable ReportKind report,
    @NonNull @Description("When it does not hold.") List<@NonNull String> exceptions,
    @Description("From which day it applies, in the instrument’s zone; null if always.")
        @Nullable String appliesFrom,
    @NonNull @Description("How well this row is founded.") Mark mark,
    @NonNull @Description("What the report covers; empty if the text lists nothing.")
        List<@NonNull ReportItem> items,
    @NonNull
        @Description(
            "Whether and how it binds: as its instrument does, unless the row says otherwise.")
        InstrumentStatus status,
    @Description("Who reads what is due; null if the text does not say, or nothing is.")
        @Nullable RequirementAudience audience,
    @NonNull @Description("What kind of row it is; only a duty asks for something.")
        RequirementNature nature) {

  static RequirementView of(Instrument instrument, Requirement requirement) {
    return new RequirementView(
        requirement.key(),
        requirement.locator(),
        requirement.subject(),
        requirement.text(),
        ClockRuleView.of(requirement.clock()),
        requirement.due(),
        requirement.recipient(),
        requirement.incidentCategory(),
        requirement.report(),
        requirement.exceptions(),
        requirement.appliesFrom(),
        requirement.mark(),
        requirement.items() == null ? List.of() : requirement.items(),
        instrument.status(requirement),
        requirement.audience(),
        requirement.nature() == null ? RequirementNature.DUTY : requirement.nature());
  }
}
