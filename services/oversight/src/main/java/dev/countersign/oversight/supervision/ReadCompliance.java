package dev.countersign.oversight.supervision;

import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionRepealed;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.PoliciesInForce;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.oversight.gate.DeterminationRows;
import dev.countersign.oversight.gate.DeterminationRows.Row;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.supervision.ComplianceRows.Bound;
import dev.countersign.oversight.supervision.ComplianceRows.Decided;
import dev.countersign.oversight.supervision.ComplianceRows.Filter;
import dev.countersign.oversight.supervision.ComplianceRows.Independent;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How labs stand against what they committed themselves to, side by side. */
@UseCase
public class ReadCompliance {
  private final ComplianceRows rows;
  private final DeterminationRows determinations;
  private final Facts facts;
  private final Standpoint standpoint;

  ReadCompliance(
      ComplianceRows rows, DeterminationRows determinations, Facts facts, Standpoint standpoint) {
    this.rows = rows;
    this.determinations = determinations;
    this.facts = facts;
    this.standpoint = standpoint;
  }

  /**
   * One threshold of one version.
   *
   * @param determination null if it has never been assessed
   * @param independent the newest evaluation by somebody else than the lab; null if there is none
   */
  public record Cell(
      String thresholdKey,
      RiskDomain domain,
      @Nullable Row determination,
      @Nullable Independent independent) {}

  public Page<ComplianceRows.Version> page(Filter filter, Window window) {
    return rows.versions(filter, window);
  }

  public int count(Filter filter) {
    return rows.count(filter);
  }

  public Map<String, List<Bound>> halts(Collection<String> modelVersions) {
    return rows.halts(modelVersions).stream().collect(Collectors.groupingBy(Bound::modelVersion));
  }

  public Map<String, List<Decided>> decisions(Collection<String> modelVersions) {
    return rows.decisions(modelVersions).stream()
        .collect(Collectors.groupingBy(Decided::modelVersion));
  }

  /** The policy versions in force of each of these labs. */
  public Map<String, List<Version>> policies(Collection<String> labs) {
    var inForce = new HashMap<String, List<Version>>();
    read(labs).forEach((lab, policies) -> inForce.put(lab, policies.at(standpoint.validAt())));
    return inForce;
  }

  /** Every threshold in force or determined, of each of these versions. */
  public Map<String, List<Cell>> cells(List<ComplianceRows.Version> versions) {
    var labs = versions.stream().map(ComplianceRows.Version::lab).distinct().toList();
    var ids = versions.stream().map(ComplianceRows.Version::modelVersion).toList();
    var policies = read(labs);
    var determined =
        determinations.of(ids).stream().collect(Collectors.groupingBy(Row::modelVersion));
    var independent =
        rows.independent(labs, ids).stream()
            .collect(Collectors.groupingBy(Independent::modelVersion));
    var cells = new HashMap<String, List<Cell>>();
    for (var version : versions) {
      var id = version.modelVersion();
      cells.put(
          id,
          cells(
              policies.getOrDefault(version.lab(), PoliciesInForce.of(History.of(List.of()))),
              determined.getOrDefault(id, List.of()),
              independent.getOrDefault(id, List.of())));
    }
    return cells;
  }

  private List<Cell> cells(
      PoliciesInForce policies, List<Row> determined, List<Independent> independent) {
    var cells = new LinkedHashMap<String, Cell>();
    for (var version : policies.at(standpoint.validAt())) {
      for (var threshold : version.policy().thresholds()) {
        cells.putIfAbsent(
            policies.firstKey(threshold.key()),
            new Cell(threshold.key(), threshold.domain(), null, null));
      }
    }
    for (var row : determined) {
      cells.put(
          policies.firstKey(row.thresholdKey()),
          new Cell(row.thresholdKey(), row.domain(), row, null));
    }
    for (var evaluation : independent) {
      cells.computeIfPresent(
          policies.firstKey(evaluation.thresholdKey()),
          (key, cell) ->
              new Cell(cell.thresholdKey(), cell.domain(), cell.determination(), evaluation));
    }
    return List.copyOf(cells.values());
  }

  private Map<String, PoliciesInForce> read(Collection<String> labs) {
    var byLab = new LinkedHashMap<String, List<RecordedFact>>();
    facts
        .about(
            labs,
            List.of(
                PolicyVersionDrafted.class,
                PolicyVersionPublished.class,
                PolicyVersionRepealed.class))
        .forEach(
            fact ->
                byLab
                    .computeIfAbsent(
                        Objects.requireNonNull(fact.header().lab()).value(),
                        lab -> new java.util.ArrayList<>())
                    .add(fact));
    var policies = new HashMap<String, PoliciesInForce>();
    byLab.forEach((lab, of) -> policies.put(lab, PoliciesInForce.of(History.of(of))));
    return policies;
  }
}
