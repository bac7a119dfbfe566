package dev.countersign.oversight.requirement.graphql;

import dev.countersign.domain.requirement.ClockRule;
import dev.countersign.domain.requirement.ClockRule.ClockDirection;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.domain.requirement.PeriodUnit;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("ClockRule")
@Description("When something is due.")
public record ClockRuleView(
    @NonNull @Description("What starts the clock; the earliest of those on record governs.")
        List<@NonNull ClockStart> starts,
    @NonNull @Description("Whether the period runs after the start or ends at it.")
        ClockDirection direction,
    @Description("How many units.") int amount,
    @NonNull @Description("In what it is counted; only hours are physical time.") PeriodUnit unit,
    @Description("True if it is due again one period after each time that it was done.")
        boolean recurring,
    @Description("True if an end on a day that is no business day moves to the next one that is.")
        boolean rollsForward) {

  static @Nullable ClockRuleView of(@Nullable ClockRule rule) {
    return rule == null
        ? null
        : new ClockRuleView(
            rule.starts(),
            rule.direction(),
            rule.amount(),
            rule.unit(),
            rule.recurring(),
            rule.rollsForward());
  }
}
