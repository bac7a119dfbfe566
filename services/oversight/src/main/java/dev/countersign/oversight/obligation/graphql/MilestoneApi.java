package dev.countersign.oversight.obligation.graphql;

import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.MilestoneId;
import dev.countersign.domain.requirement.ClockStart;
import dev.countersign.oversight.obligation.AcceptMilestone;
import dev.countersign.oversight.obligation.ClaimMilestone;
import dev.countersign.oversight.obligation.ReadMilestones;
import dev.countersign.oversight.obligation.ReadMilestones.Filter;
import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.platform.graphql.NodeReader;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What starts clocks and does not show in the record by itself. */
@GraphQLApi
@ValidInputs
public class MilestoneApi implements NodeReader {
  private final ClaimMilestone claim;
  private final AcceptMilestone accept;
  private final ReadMilestones milestones;
  private final Paging paging;
  private final Cursors cursors;

  MilestoneApi(
      ClaimMilestone claim,
      AcceptMilestone accept,
      ReadMilestones milestones,
      Paging paging,
      Cursors cursors) {
    this.claim = claim;
    this.accept = accept;
    this.milestones = milestones;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Override
  public String prefix() {
    return MilestoneId.PREFIX;
  }

  @Override
  public Optional<MilestoneView> read(String id) {
    return milestones.one(id).map(MilestoneView::of);
  }

  @Query("milestones")
  @RolesAllowed({"lab", "auditor", "regulator"})
  @Description("What was claimed to start clocks, as far as the caller may see.")
  public @NonNull MilestoneConnection milestones(
      @Name("lab") @Id @Description("Only those of this lab.") @Nullable String lab,
      @Name("instrument") @Description("Only those under this instrument, by its key.")
          @Nullable String instrument,
      @Name("start") @Description("Only those of this kind.") @Nullable ClockStart start,
      @Name("orderBy") @Description("In which order; newest first, if absent.")
          @Nullable RecordedOrder orderBy,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    var filter = new Filter(lab, instrument, start);
    var window = paging.window(first, after, last, before, orderBy);
    return MilestoneConnection.of(
        milestones.page(filter, window).map(MilestoneView::of), cursors, filter);
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source MilestoneConnection connection) {
    return milestones.count(connection.filter());
  }

  @Name("acceptance")
  @Description(
      "That a regulator of the regime accepts it; null while none does. Only a correction that comes"
          + " after the day had passed needs it.")
  public List<MilestoneAcceptanceView> acceptance(@Source List<MilestoneView> rows) {
    var accepted = milestones.accepted(rows.stream().map(MilestoneView::id).toList());
    return rows.stream()
        .map(row -> accepted.get(row.id()))
        .map(event -> event == null ? null : MilestoneAcceptanceView.of(event))
        .toList();
  }

  @Mutation("acceptMilestone")
  @RolesAllowed("supervisor")
  @Description(
      "Accepts what a lab claims now, so that it counts also after the day had passed. Supervisors"
          + " of its regime.")
  public @NonNull MilestonePayload acceptMilestone(
      @Name("input") @NonNull @Description("What is accepted.") AcceptMilestoneInput input) {
    return new MilestonePayload(
        accept
            .accept(
                Requests.of("acceptMilestone", input),
                new MilestoneId(input.milestone()),
                input.reason())
            .value());
  }

  @Mutation("claimMilestone")
  @RolesAllowed({"submitter", "officer", "evaluator", "lead"})
  @Description(
      "Claims when something happened that starts a clock. Submitters and officers; evaluators and"
          + " leads, when they disclosed what they found.")
  public @NonNull MilestonePayload claimMilestone(
      @Name("input") @NonNull @Description("The claim.") ClaimMilestoneInput input) {
    return new MilestonePayload(
        claim
            .claim(
                Requests.of("claimMilestone", input),
                new ClaimMilestone.Claim(
                    input.instrument(),
                    input.start(),
                    input.subject(),
                    input.at(),
                    input.evidence().stream().map(EvidenceId::new).toList(),
                    input.reason()))
            .value());
  }
}
