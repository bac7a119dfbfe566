package dev.countersign.oversight.gate.graphql;

import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.gate.ReadAmendmentImpact;
import dev.countersign.oversight.gate.ReadSafeguardStandings;
import dev.countersign.oversight.gate.ReadSafetyLevels;
import dev.countersign.oversight.gate.ReadSafetyLevels.Asked;
import dev.countersign.oversight.gate.graphql.SafetyLevelStandingView.SafeguardStanding;
import dev.countersign.oversight.model.graphql.ModelVersionView;
import dev.countersign.oversight.policy.graphql.PolicyDiffView;
import dev.countersign.oversight.safeguard.graphql.SafeguardImplementationView;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What only those learn who may know what follows from a lab's whole record. */
@GraphQLApi
public class InsideReads {
  private final ReadSafetyLevels levels;
  private final ReadAmendmentImpact impact;
  private final ReadSafeguardStandings standings;

  InsideReads(
      ReadSafetyLevels levels, ReadAmendmentImpact impact, ReadSafeguardStandings standings) {
    this.levels = levels;
    this.impact = impact;
    this.standings = standings;
  }

  @Name("safetyLevels")
  @Description(
      "The safety level required of it beside the one it holds, one standing a framework document"
          + " that has levels. Known to its lab, the lab's regulators, and an auditor engaged for"
          + " it in every document and domain; null to all others.")
  public List<@Nullable List<@NonNull SafetyLevelStandingView>> safetyLevels(
      @Source List<ModelVersionView> versions) {
    var asked =
        versions.stream()
            .map(v -> new Asked(v.lab(), new ModelId(v.model()), new ModelVersionId(v.id())))
            .toList();
    var found = new ArrayList<@Nullable List<@NonNull SafetyLevelStandingView>>();
    for (var standings : levels.of(asked)) {
      found.add(
          standings == null ? null : standings.stream().map(SafetyLevelStandingView::of).toList());
    }
    return found;
  }

  @Name("standing")
  @Description(
      "Where it stands, as derived from the facts: VALIDATED by an independent auditor's word alone."
          + " Known to its lab, the lab's regulators, and an auditor engaged for its model in every"
          + " document and domain; null to all others.")
  public List<@Nullable SafeguardStanding> standing(
      @Source List<SafeguardImplementationView> implementations) {
    var asked =
        implementations.stream()
            .map(
                i ->
                    new ReadSafeguardStandings.Asked(
                        i.lab(),
                        new ModelVersionId(i.modelVersion()),
                        i.safeguardKey(),
                        i.surface()))
            .toList();
    var found = new ArrayList<@Nullable SafeguardStanding>();
    for (var status : standings.of(asked)) {
      found.add(status == null ? null : SafeguardStanding.of(status));
    }
    return found;
  }

  @Name("impact")
  @Description(
      "The crossings, pinned to a version of the document, that the later version would have cleared. Known to its lab, the lab's"
          + " regulators, and an auditor engaged for all of it; null to all others.")
  public List<@Nullable List<@NonNull AmendmentImpactView>> impact(
      @Source List<PolicyDiffView> diffs) {
    var found = new ArrayList<@Nullable List<@NonNull AmendmentImpactView>>();
    for (var diff : diffs) {
      found.add(
          impact
              .of(diff.to().lab(), new DocumentId(diff.to().document()), diff.to().content())
              .map(cleared -> cleared.stream().map(AmendmentImpactView::of).toList())
              .orElse(null));
    }
    return found;
  }
}
