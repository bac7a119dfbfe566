package dev.countersign.oversight.requirement;

import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionRepealed;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.fact.RequirementFact.RequirementAdopted;
import dev.countersign.domain.fact.RequirementFact.ThresholdRead;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.history.PoliciesInForce;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What labs published, all side by side, and what is made of it. */
@ApplicationScoped
class PublishedPolicies {
  private final Facts facts;

  PublishedPolicies(Facts facts) {
    this.facts = facts;
  }

  /** A published version with its lab. */
  record Published(String lab, Version version) {}

  /** All that was ever published, of one lab or of all of them, lab by lab. */
  List<Published> all(@Nullable String lab) {
    var published =
        facts.page(Wanted.all(PolicyVersionPublished.class).ofLab(lab), Window.ALL).rows().stream()
            .map(Page.Row::value)
            .toList();
    var ids = published.stream().map(event -> event.header().id()).toList();
    var byLab = new TreeMap<String, List<RecordedFact>>();
    facts.of(PolicyVersionDrafted.class, ids).forEach(event -> add(byLab, event));
    published.forEach(event -> add(byLab, event));
    facts.of(PolicyVersionRepealed.class, ids).forEach(event -> add(byLab, event));
    var all = new ArrayList<Published>();
    byLab.forEach(
        (of, record) -> {
          record.sort(Comparator.comparing(fact -> fact.header().position()));
          PoliciesInForce.of(History.of(record))
              .published()
              .forEach(version -> all.add(new Published(of, version)));
        });
    return all;
  }

  private static void add(TreeMap<String, List<RecordedFact>> byLab, Event<?> event) {
    byLab
        .computeIfAbsent(
            Objects.requireNonNull(event.header().lab()).value(), of -> new ArrayList<>())
        .add(new RecordedFact(event.header(), event.fact()));
  }

  /** One published version. */
  Optional<Published> version(String id) {
    return facts
        .first(PolicyVersionPublished.class, id)
        .flatMap(
            event ->
                all(Objects.requireNonNull(event.header().lab()).value()).stream()
                    .filter(one -> one.version().id().value().equals(id))
                    .findFirst());
  }

  /** The requirements that regulators adopted, as far as the viewer may see them. */
  List<Event<RequirementAdopted>> adopted() {
    return facts.page(Wanted.all(RequirementAdopted.class), Window.ALL).rows().stream()
        .map(Page.Row::value)
        .toList();
  }

  /** How thresholds were read, in order. */
  List<Event<ThresholdRead>> readings() {
    return facts.page(Wanted.all(ThresholdRead.class), Window.ALL).rows().stream()
        .map(Page.Row::value)
        .toList();
  }
}
