package dev.countersign.oversight.gate;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.GateFact.DecisionOutcomeStated;
import dev.countersign.domain.fact.GateFact.DecisionReasonsStated;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.DecisionParts;
import dev.countersign.domain.halt.Consequence.Decide;
import dev.countersign.domain.history.PoliciesInForce;
import dev.countersign.domain.id.DecisionId;
import dev.countersign.domain.id.OutcomeId;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.oversight.ledger.Entry;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.PublicWhen;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * States a decision, and what of it those may see who may not see it whole: its outcome, and its
 * reasons by the domains of their thresholds. PostgreSQL shows rows, not parts of one, so each part
 * is a fact of its own.
 */
@ApplicationScoped
class StateDecision {
  /** States one fact in the entry that is open. */
  interface Appender {
    RecordedFact append(Fact fact, Filing filing);
  }

  /**
   * @param filing how a thing of this id is filed that is about the model asked for
   * @param append states one fact in that entry
   * @return the decision as it was recorded
   */
  RecordedFact state(
      Decide decide,
      PoliciesInForce policies,
      Entry entry,
      Function<String, Filing> filing,
      Appender append) {
    var request = decide.request();
    var id = new DecisionId(entry.newId(DecisionId.PREFIX));
    var decided = decide.decision().recorded(id, request);
    var parts = DecisionParts.of(decided, policies);
    var recorded = append.append(decided, about(filing.apply(id.value()), parts.domains()));
    var stated = new OutcomeId(entry.newId(OutcomeId.PREFIX));
    var open = filing.apply(stated.value());
    append.append(
        new DecisionOutcomeStated(
            stated, id, request.request(), request.base(), request.stage(), decided.outcome()),
        open.publicWhen(PublicWhen.DEPLOYED));
    if (!parts.isWhole()) {
      parts
          .reasons()
          .forEach(
              (domains, reasons) ->
                  append.append(
                      new DecisionReasonsStated(stated, id, List.copyOf(domains), reasons),
                      about(open, domains)));
    }
    return recorded;
  }

  /** About no domain, it is every engaged auditor's to see. */
  static Filing about(Filing filing, Collection<RiskDomain> domains) {
    return domains.isEmpty()
        ? filing
        : filing.domains(
            domains.stream().map(RiskDomain::name).collect(Collectors.toUnmodifiableSet()));
  }
}
