package dev.countersign.oversight.halt;

import dev.countersign.domain.fact.HaltFact.HaltOpened;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.halt.Halts;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.HaltId;
import dev.countersign.oversight.evaluation.Thresholds;
import dev.countersign.oversight.ledger.Entry;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.LabRecords;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.model.Models;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Halts as the viewer may see them, each read from all of its facts. */
@ApplicationScoped
public class HaltRecords {
  private final Facts facts;
  private final LabRecords records;
  private final Models models;
  private final Thresholds thresholds;

  HaltRecords(Facts facts, LabRecords records, Models models, Thresholds thresholds) {
    this.facts = facts;
    this.records = records;
    this.models = models;
    this.thresholds = thresholds;
  }

  /** The lab's own record, which the lab sees whole. */
  Case history(Entry entry, String lab) {
    return Case.of(History.of(records.of(entry, lab)), entry.recordedAt());
  }

  Halt own(Case history, HaltId id) {
    return history.halts().halt(id).orElseThrow(RefusedException::notFound);
  }

  Filing filing(String owner, String lab, Halt halt) {
    return filing(owner, lab, halt.opened());
  }

  /** A halt is about its threshold's domain: an auditor engaged for another does not see it. */
  Filing filing(String owner, String lab, HaltOpened opened) {
    return models
        .about(
            Filing.supervised(opened.halt().value(), owner, lab),
            models.version(opened.modelVersion()).fact())
        .domains(thresholds.domains(lab, List.of(opened.thresholdKey())));
  }

  Page<Event<HaltOpened>> opened(@Nullable String lab, Window window) {
    return facts.page(Wanted.all(HaltOpened.class).ofLab(lab), window);
  }

  int count(@Nullable String lab) {
    return facts.count(Wanted.all(HaltOpened.class).ofLab(lab));
  }

  /** One halt as its visible facts tell it. */
  Optional<Halt> read(String id) {
    return Optional.ofNullable(read(List.of(id)).get(id));
  }

  /** Halts by their ids, each as its visible facts tell it. */
  Map<String, Halt> read(Collection<String> ids) {
    return Halts.of(History.of(facts.allOf(ids))).all().stream()
        .collect(Collectors.toMap(halt -> halt.id().value(), Function.identity()));
  }
}
