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
@Description("What a lab owes under one regime, or by its own policy, and until when.")
public record ObligationView(
    @Id @NonNull @Description("The lab that owes it.") String lab,
    @Id
        @NonNull
        @Description(
            "Because of what it is owed: an incident, a model version, a framework document, one of"
                + " its versions, or the lab.")
        String subject,
    @Id @Description("The incident because of which it is owed; null if because of none.")
        @Nullable String incident,
    @NonNull
        @Description("The key of the instrument; a framework document, if its policy asks for it.")
        String instrument,
    @NonNull @Description("The requirement, or the policy's threshold, that asks for it.")
        String requirementKey,
    @Description("1 for what is owed once; counts up where it recurs.") int round,
    @NonNull @Description("Where it stands.") ObligationState state,
    @Description("When it is due by what is known now; null while no clock is known to run.")
        @Nullable DueView due,
    @NonNull @Description("When it was due by what was known before, oldest first.")
        List<@NonNull DueView> earlierDue,
    @Description(
            "When it would be due by the lab's newest word on its clock, where that came after the"
                + " day had passed and no regulator of the regime accepted it; null otherwise.")
        @Nullable DueView claimedDue,
    @Id @Description("The report, filing or version that fulfils it; null if none does yet.")
        @Nullable String fulfilledBy,
    @Description("From when that counts.") @Nullable Instant fulfilledAt) {

  static ObligationView of(String lab, Obligation owed) {
    return new ObligationView(
        lab,
        owed.subject(),
        owed.isOfIncident() ? owed.subject() : null,
        owed.instrument(),
        owed.requirementKey(),
        owed.round(),
        owed.state(),
        owed.due() == null ? null : DueView.of(owed.due()),
        owed.earlier().stream().map(DueView::of).toList(),
        owed.claimed() == null ? null : DueView.of(owed.claimed()),
        owed.fulfilledBy(),
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
