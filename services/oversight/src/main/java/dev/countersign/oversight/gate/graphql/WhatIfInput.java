package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.fact.ModelFact.ChangeKind;
import dev.countersign.domain.policy.Stage;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("WhatIfInput")
@Description("A plan to ask the gate about.")
public record WhatIfInput(
    @Id @NonNull @Description("The version that the plan goes on from.") String base,
    @NonNull
        @Description(
            "Effective compute of the planned version relative to its base, at least 1, as a decimal.")
        String computeMultiple,
    @NonNull @Description("What the plan changes beside, for example NEW_TOOLS.")
        List<@NonNull ChangeKind> changes,
    @NonNull @Description("The step that would be asked for.") Stage stage) {}
