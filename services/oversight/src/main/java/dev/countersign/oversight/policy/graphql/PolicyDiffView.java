package dev.countersign.oversight.policy.graphql;

import dev.countersign.domain.fact.PolicyFact.PolicyChangeClassified;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.policy.diff.ChangeClass;
import dev.countersign.domain.policy.diff.PolicyChange;
import dev.countersign.oversight.policy.PolicyComparison;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("PolicyDiff")
@Description(
    "What changed between two versions of a document: read by what they ask, beside what the lab"
        + " and its regulators call it.")
public record PolicyDiffView(
    @NonNull @Description("The earlier version.") PolicyVersionView from,
    @NonNull @Description("The later version.") PolicyVersionView to,
    @Description("What the lab itself calls the later version's change; null if it says nothing.")
        @Nullable String characterisation,
    @NonNull
        @Description("What the lab says changed, over all versions from the earlier to the later.")
        List<@NonNull String> changelog,
    @NonNull @Description("What regulators take the amendment as a whole for.")
        List<@NonNull PolicyClassificationView> classifications,
    @Description("How many changes weaken the policy, or cannot be shown not to.") int weakened,
    @Description("How many changes the changelog does not mention.") int unmentioned,
    @NonNull @Description("Every change, weakenings first.")
        List<@NonNull PolicyChangeView> changes) {

  static PolicyDiffView of(PolicyComparison comparison) {
    var changes =
        comparison.changes().stream()
            .map(change -> PolicyChangeView.of(comparison, change))
            .toList();
    return new PolicyDiffView(
        PolicyVersionView.of(comparison.from()),
        PolicyVersionView.of(comparison.to()),
        comparison.to().drafted().fact().characterisation(),
        comparison.changelog(),
        PolicyClassificationView.of(comparison.classificationsOf(null)),
        (int) changes.stream().filter(c -> c.changeClass() == ChangeClass.WEAKENED).count(),
        (int) changes.stream().filter(change -> !change.mentioned()).count(),
        changes);
  }

  @Name("PolicyChange")
  @Description("One change between two versions.")
  public record PolicyChangeView(
      @NonNull @Description("Where it is, with keys in brackets: $.thresholds[CYBER-2].stages.")
          String path,
      @Description("What it was; null if the earlier version has no such thing.")
          @Nullable String before,
      @Description("What it is; null if the later version has no such thing.")
          @Nullable String after,
      @NonNull @Description("What it does to what the lab asks of itself.") ChangeClass changeClass,
      @Description("False if it cannot be told which side asks more; it then counts as WEAKENED.")
          boolean comparable,
      @NonNull @Description("Why it is classed so.") String sentence,
      @Description(
              "True if an entry of the changelog contains, as a word of its own, the key of the"
                  + " threshold, safeguard, safety level or commitment that changed, or the name of"
                  + " the policy's own field. What it says about it is not judged.")
          boolean mentioned,
      @NonNull @Description("What regulators take it for.")
          List<@NonNull PolicyClassificationView> classifications,
      @Description("True if a regulator takes it for something else than changeClass says.")
          boolean disputed) {

    static PolicyChangeView of(PolicyComparison comparison, PolicyChange change) {
      return new PolicyChangeView(
          change.path(),
          change.before(),
          change.after(),
          change.changeClass(),
          change.comparable(),
          change.sentence(),
          comparison.mentions(change),
          PolicyClassificationView.of(comparison.classificationsOf(change.path())),
          comparison.isDisputed(change));
    }
  }

  @Name("PolicyClassification")
  @Description("What one authority takes a change for: the newest that it said.")
  public record PolicyClassificationView(
      @Id @NonNull @Description("The authority.") String regulator,
      @NonNull @Description("What it takes it for.") ChangeClass classification,
      @NonNull @Description("Why.") String reason,
      @NonNull @Description("When it was recorded.") Instant recordedAt) {

    static List<PolicyClassificationView> of(List<Event<PolicyChangeClassified>> events) {
      return events.stream()
          .map(
              event ->
                  new PolicyClassificationView(
                      event.header().organisation().value(),
                      event.fact().classification(),
                      event.fact().reason(),
                      event.header().recordedAt()))
          .toList();
    }
  }
}
