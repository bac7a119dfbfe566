package dev.countersign.oversight.attestation;

import dev.countersign.domain.attestation.Alarms;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.EngagementFact.IndependenceDeclared;
import dev.countersign.domain.fact.EngagementFact.RelationshipDisclosed;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.independence.RevenueShares;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What ties auditors to labs, and whether they ever say no, as far as the viewer may see it. */
@UseCase
public class ReadAuditorTies {
  private static final int DIGITS = 4;

  private final Facts facts;
  private final Standpoint standpoint;

  ReadAuditorTies(Facts facts, Standpoint standpoint) {
    this.facts = facts;
    this.standpoint = standpoint;
  }

  /**
   * What an auditor found.
   *
   * @param seen how many of its attestations the viewer sees whole
   * @param alarming how many of them tell of something that a lab would rather not hear
   */
  public record Findings(int seen, int alarming) {
    static final Findings NONE = new Findings(0, 0);

    Findings with(AttestationReceived received) {
      return new Findings(seen + 1, alarming + (Alarms.raises(received) ? 1 : 0));
    }
  }

  /** Of these auditors, in their order. */
  public List<Findings> findings(List<String> auditors) {
    var found = new HashMap<String, Findings>();
    facts
        .page(Wanted.all(AttestationReceived.class), Window.ALL)
        .rows()
        .forEach(
            row -> {
              var received = row.value().fact();
              found.merge(
                  received.auditor().value(),
                  Findings.NONE.with(received),
                  (before, one) -> before.with(received));
            });
    return auditors.stream().map(auditor -> found.getOrDefault(auditor, Findings.NONE)).toList();
  }

  /**
   * What share of their revenue these auditors say comes from which lab, in their order; without
   * labs from which nothing does.
   */
  public List<Map<String, BigDecimal>> revenue(List<String> auditors) {
    var stated = new TreeMap<String, List<RecordedFact>>();
    Stream.concat(all(IndependenceDeclared.class), all(RelationshipDisclosed.class))
        .sorted(Comparator.comparing(fact -> fact.header().position()))
        .forEach(
            fact ->
                stated
                    .computeIfAbsent(
                        Objects.requireNonNull(fact.header().lab()).value(),
                        lab -> new ArrayList<>())
                    .add(fact));
    var byLab = new TreeMap<String, History>();
    stated.forEach((lab, said) -> byLab.put(lab, History.of(said)));
    return auditors.stream().map(auditor -> shares(new OrganisationId(auditor), byLab)).toList();
  }

  private <F extends Fact> Stream<RecordedFact> all(Class<F> kind) {
    return facts.page(Wanted.all(kind), Window.ALL).rows().stream()
        .map(row -> new RecordedFact(row.value().header(), row.value().fact()));
  }

  private Map<String, BigDecimal> shares(OrganisationId auditor, Map<String, History> byLab) {
    var shares = new TreeMap<String, BigDecimal>();
    byLab.forEach(
        (lab, history) -> {
          var share = RevenueShares.of(history, auditor, standpoint.validAt());
          if (share.signum() > 0) {
            shares.put(lab, share.setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros());
          }
        });
    return shares;
  }
}
