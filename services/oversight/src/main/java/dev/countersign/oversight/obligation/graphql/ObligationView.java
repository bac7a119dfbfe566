package dev.countersign.oversight.obligation.graphql;

import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import dev.countersign.domain.requirement.ClockStart;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Obligation")
@Description("What a lab owes under one regime because of an incident.")
public record ObligationView(
    @Id @NonNull @Description("The lab that owes it.") String lab,
    @Id @NonNull @Description("The incident because of which it is owed.") String incident,
    @NonNull @Description("The key of the instrument.") String instrument,
    @NonNull @Description("The requirement that asks for it.") String requirementKey,
    @Description("1 for what is owed once; counts up where it recurs.") int round,
    @NonNull @Description("Where it stands.") ObligationState state,
    @Description("When it is due by what is known now; null while no clock is known to run.")
        @Nullable DueView due,
    @NonNull @Description("When it was due by what was known before, oldest first.")
        List<@NonNull DueView> earlierDue,
    @Id @Description("The report that fulfils it; null if none does yet.")
        @Nullable String fulfilledBy,
    @Description("From when that report counts.") @Nullable Instant fulfilledAt) {

  static ObligationView of(String lab, Obligation owed) {
    return new ObligationView(
        lab,
        owed.incident().value(),
        owed.instrument(),
        owed.requirementKey(),
        owed.round(),
        owed.state(),
        owed.due() == null ? null : DueView.of(owed.due()),
        owed.earlier().stream().map(DueView::of).toList(),
        owed.fulfilledBy() == null ? null : owed.fulfilledBy().value(),
        owed.fulfilledAt());
  }

  @Name("Due")
  @Description("An instant at which something is due, with how it was counted.")
  public record DueView(
      @NonNull @Description("The instant, excluded.") Instant at,
      @NonNull @Description("What started the clock.") ClockStart start,
      @NonNull @Description("When.") Instant startedAt,
      @NonNull @Description("The zone in which its days were counted.") String zone,
      @NonNull @Description("The calendar of its business days.") String calendar) {

    static DueView of(Obligation.Due due) {
      return new DueView(due.at(), due.start(), due.startedAt(), due.zone(), due.calendar());
    }
  }
}
