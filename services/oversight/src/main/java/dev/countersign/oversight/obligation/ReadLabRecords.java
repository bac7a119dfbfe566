package dev.countersign.oversight.obligation;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.ModelFact.ModelVersionDiscarded;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.oversight.ledger.Facts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What labs are judged by. Of their decisions, which are many, only those of labs that discarded
 * something: what may still be used is not discarded.
 */
@ApplicationScoped
public class ReadLabRecords {
  private final Facts facts;

  ReadLabRecords(Facts facts) {
    this.facts = facts;
  }

  /** All facts of these kinds about these labs, and those decisions, in position order. */
  public Map<String, List<RecordedFact>> read(
      Collection<String> labs, Collection<Class<? extends Fact>> kinds) {
    var read = facts.histories(labs, kinds);
    var discarding =
        read.entrySet().stream()
            .filter(
                record ->
                    record.getValue().stream()
                        .anyMatch(fact -> fact.fact() instanceof ModelVersionDiscarded))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    if (!discarding.isEmpty()) {
      add(read, facts.about(discarding, List.of(GateDecided.class)));
    }
    return read;
  }

  /** Puts facts that were read later at their places in what was read of their labs. */
  public static void add(Map<String, List<RecordedFact>> read, List<RecordedFact> late) {
    late.stream()
        .filter(fact -> fact.header().lab() != null)
        .collect(Collectors.groupingBy(ReadLabRecords::labOf))
        .forEach(
            (lab, facts) -> read.computeIfPresent(lab, (same, record) -> inOrder(record, facts)));
  }

  private static String labOf(RecordedFact fact) {
    return Objects.requireNonNull(fact.header().lab()).value();
  }

  private static List<RecordedFact> inOrder(List<RecordedFact> record, List<RecordedFact> late) {
    return Stream.concat(record.stream(), late.stream())
        .sorted(Comparator.comparing(fact -> fact.header().position()))
        .toList();
  }
}
