package dev.countersign.oversight.requirement.graphql;

import dev.countersign.domain.fact.RequirementFact.RequirementAdopted;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("AdoptedRequirement")
@Description("The wording of a lab's commitment that a regulator took for a requirement.")
public record AdoptedRequirementView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The regulator that adopted it.") String regulator,
    @NonNull @Description("What it calls it.") String key,
    @NonNull @Description("The wording, as the commitment had it.") String text,
    @NonNull @Description("The commitment whose wording it is.") DerivedFromView derivedFrom,
    @NonNull @Description("Why it was adopted.") String rationale,
    @Description("True if everyone may see it.") boolean everyone,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt,
    @Ignore RequirementAdopted adopted)
    implements NodeView {
  @Override
  @Id
  @NonNull
  @Description("The id: adp_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static AdoptedRequirementView of(Event<RequirementAdopted> event) {
    var adopted = event.fact();
    var from = adopted.derivedFrom();
    return new AdoptedRequirementView(
        adopted.requirement().value(),
        event.header().organisation().value(),
        adopted.key(),
        adopted.text(),
        new DerivedFromView(from.lab().value(), from.policyVersion().value(), from.commitmentKey()),
        adopted.rationale(),
        adopted.everyone(),
        event.header().recordedAt(),
        adopted);
  }

  @Name("DerivedFrom")
  @Description("A commitment of one published policy version.")
  public record DerivedFromView(
      @Id @NonNull @Description("The lab that makes it.") String lab,
      @Id @NonNull @Description("The policy version that makes it.") String policyVersion,
      @NonNull @Description("The commitment's key.") String commitmentKey) {}
}
