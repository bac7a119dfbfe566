package dev.countersign.domain.gate;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.ModelFact.ChangeKind;
import dev.countersign.domain.fact.ModelFact.ModelChanged;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.ModelFact.Parent;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.Supposed;
import dev.countersign.domain.id.ModelChangeId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.domain.policy.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the gate would answer if a lab went on as it plans: a version trained further, changed, or
 * given away. It is asked of the rules themselves, with the plan as if it were on record; it is
 * recorded nowhere and authorises nothing.
 *
 * @param base the version that the plan goes on from
 * @param computeMultiple effective compute of the planned version relative to its base, at least 1
 * @param changes what the plan changes beside, for example NEW_TOOLS
 * @param stage the step that would be asked for
 */
public record WhatIf(
    ModelVersionId base, BigDecimal computeMultiple, List<ChangeKind> changes, Stage stage) {
  private static final String NONE = "f".repeat(32);
  private static final ModelVersionId PLANNED = new ModelVersionId(ModelVersionId.PREFIX + NONE);
  private static final ModelChangeId CHANGE = new ModelChangeId(ModelChangeId.PREFIX + NONE);
  private static final RequestId REQUEST = new RequestId(RequestId.PREFIX + NONE);

  public WhatIf {
    changes = List.copyOf(changes);
  }

  /**
   * What the gate would answer on these facts.
   *
   * @throws RuleBrokenException COMPUTE_MULTIPLE_OUT_OF_RANGE, BASE_UNKNOWN
   */
  public Decision ask(List<RecordedFact> facts, Case now) {
    if (computeMultiple.compareTo(BigDecimal.ONE) < 0) {
      throw new RuleBrokenException(
          "COMPUTE_MULTIPLE_OUT_OF_RANGE", "$.computeMultiple: it is at least 1.");
    }
    var from =
        now.lineage()
            .version(base)
            .orElseThrow(
                () -> new RuleBrokenException("BASE_UNKNOWN", "$.base: there is no such version."));
    var lab =
        now.history()
            .newest(ModelVersionRegistered.class, base.value())
            .map(event -> event.header().organisation())
            .orElseThrow();
    var planned = new ArrayList<>(facts);
    planned.add(Supposed.after(planned, now.at(), lab, lab, PLANNED.value(), version(from)));
    for (var change : changes) {
      planned.add(Supposed.after(planned, now.at(), lab, lab, CHANGE.value(), changed(change)));
    }
    var request =
        new ScaleUpRequested(
            REQUEST, PLANNED, stage, from.trainingFlop().multiply(computeMultiple));
    return Gate.decide(Case.of(History.of(planned), now.at()), request);
  }

  private ModelVersionRegistered version(ModelVersionRegistered from) {
    var ratios =
        Arrays.stream(RiskDomain.values())
            .collect(Collectors.toMap(domain -> domain, domain -> computeMultiple));
    return new ModelVersionRegistered(
        PLANNED,
        from.model(),
        "planned",
        "0".repeat(64),
        from.trainingFlop().multiply(computeMultiple),
        List.of(new Parent(base, ratios)),
        from.mitigationState(),
        from.affordances());
  }

  private static ModelChanged changed(ChangeKind change) {
    return new ModelChanged(
        CHANGE,
        change == ChangeKind.ELICITATION_ADVANCE ? null : PLANNED,
        change,
        List.of(),
        "planned");
  }
}
