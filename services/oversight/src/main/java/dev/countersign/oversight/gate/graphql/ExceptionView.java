package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.fact.GateFact.ExceptionRecorded;
import dev.countersign.domain.fact.GateFact.MarginalRisk;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("GateException")
@Description(
    "A lab's word that it goes on although the gate does not clear it. It changes no decision, and never reads as CLEARED.")
public record ExceptionView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The lab.") String lab,
    @Id @NonNull @Description("The request that is not cleared.") String scaleUpRequest,
    @NonNull @Description("The officer who approved it.") String approver,
    @NonNull @Description("What the lab says of it in public.") String acknowledgement,
    @NonNull @Description("Until when, excluded.") Instant expiresAt,
    @Description(
            "The argument that it adds little to the risk that others make anyway; null if it is not"
                + " made.")
        @Nullable MarginalRiskView marginalRisk,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt)
    implements NodeView {

  @Override
  @Id
  @NonNull
  @Description("The id: exc_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static ExceptionView of(Event<ExceptionRecorded> event) {
    var fact = event.fact();
    return new ExceptionView(
        event.header().id(),
        Objects.requireNonNull(event.header().lab()).value(),
        fact.request().value(),
        fact.approver(),
        fact.acknowledgement(),
        fact.expiresAt(),
        MarginalRiskView.of(fact.marginalRisk()),
        event.header().recordedAt());
  }

  /** Why a lab goes on beside others. */
  @Name("MarginalRisk")
  @Description("The argument that going on adds little to the risk that others make anyway.")
  public record MarginalRiskView(
      @NonNull @Description("Why it adds little.") String argument,
      @NonNull @Description("Beside whom or what it adds little.") String comparedWith,
      @NonNull
          @Description(
              "The bodies that approved the argument, beside the officer: a board, a trust; empty if"
                  + " none did.")
          List<@NonNull String> approvedBy) {

    private static @Nullable MarginalRiskView of(@Nullable MarginalRisk risk) {
      return risk == null
          ? null
          : new MarginalRiskView(risk.argument(), risk.comparedWith(), risk.approvedBy());
    }
  }
}
