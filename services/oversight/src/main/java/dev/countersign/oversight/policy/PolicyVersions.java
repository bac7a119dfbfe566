package dev.countersign.oversight.policy;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionApproved;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionRepealed;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionWithdrawn;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.history.History;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.history.PoliciesInForce;
import dev.countersign.domain.history.PoliciesInForce.Version;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.policy.Policy;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Policy versions, put together from their facts. */
@ApplicationScoped
public class PolicyVersions {

  private final Facts facts;
  private final Standpoint standpoint;
  private final CurrentViewer viewer;

  PolicyVersions(Facts facts, Standpoint standpoint, CurrentViewer viewer) {
    this.facts = facts;
    this.standpoint = standpoint;
    this.viewer = viewer;
  }

  /** A version of the lab's own; anything else is not found. */
  PolicyVersion own(String lab, PolicyVersionId id) {
    return withIds(List.of(id.value())).stream()
        .filter(version -> version.drafted().header().organisation().value().equals(lab))
        .findFirst()
        .orElseThrow(RefusedException::notFound);
  }

  /** The published versions of a document, in the order of publication. */
  List<PolicyVersion> published(DocumentId document) {
    return withIds(
        idsOf(Wanted.all(PolicyVersionPublished.class).where("document", document.value())));
  }

  /** The versions in force at the instant that is looked at, one of each document at most. */
  List<PolicyVersion> inForce(String lab) {
    var at = standpoint.validAt();
    return withIds(idsOf(Wanted.all(PolicyVersionPublished.class).ofLab(lab))).stream()
        .filter(version -> version.inForce() != null && version.inForce().at(at))
        .toList();
  }

  /** What all published versions of a lab's documents say, in the order of publication. */
  List<Policy> policiesOf(String lab) {
    var ids = idsOf(Wanted.all(PolicyVersionPublished.class).ofLab(lab));
    var drafts = newest(PolicyVersionDrafted.class, ids);
    return ids.stream().map(drafts::get).map(draft -> draft.fact().policy()).toList();
  }

  private List<String> idsOf(Wanted<PolicyVersionPublished> wanted) {
    return facts.page(wanted, Window.ALL).rows().stream()
        .map(row -> row.value().header().id())
        .toList();
  }

  /** That it was approved is known once it is published; by whom, to the lab itself. */
  private List<Event<PolicyVersionApproved>> namesOf(List<Event<PolicyVersionApproved>> approved) {
    return approved.stream()
        .filter(event -> event.header().organisation().value().equals(viewer.get().organisation()))
        .toList();
  }

  /** Those of these versions that the viewer may see, in the order of their drafting. */
  List<PolicyVersion> withIds(Collection<String> ids) {
    var published = newest(PolicyVersionPublished.class, ids);
    var withdrawn = newest(PolicyVersionWithdrawn.class, ids);
    var repealed = newest(PolicyVersionRepealed.class, ids);
    var approvals =
        facts.of(PolicyVersionApproved.class, ids).stream()
            .collect(Collectors.groupingBy(event -> event.header().id()));
    var inForce = inForce(published.values());
    return facts.of(PolicyVersionDrafted.class, ids).stream()
        .map(
            drafted -> {
              var id = drafted.header().id();
              var approved = approvals.getOrDefault(id, List.of());
              var time = inForce.get(id);
              var status =
                  repealed.containsKey(id)
                      ? PolicyVersionStatus.REPEALED
                      : published.containsKey(id)
                          ? byTime(time)
                          : withdrawn.containsKey(id)
                              ? PolicyVersionStatus.WITHDRAWN
                              : approved.isEmpty()
                                  ? PolicyVersionStatus.DRAFT
                                  : PolicyVersionStatus.APPROVED;
              return new PolicyVersion(
                  drafted,
                  status,
                  namesOf(approved),
                  published.get(id),
                  withdrawn.get(id),
                  repealed.get(id),
                  time);
            })
        .toList();
  }

  private PolicyVersionStatus byTime(@Nullable Version version) {
    var now = standpoint.validAt();
    if (version == null || (version.until() != null && !now.isBefore(version.until()))) {
      return PolicyVersionStatus.SUPERSEDED;
    }
    return now.isBefore(version.from())
        ? PolicyVersionStatus.PUBLISHED
        : PolicyVersionStatus.EFFECTIVE;
  }

  /** When each published version of the same documents is in force: the gate's own rule. */
  private Map<String, Version> inForce(Collection<Event<PolicyVersionPublished>> published) {
    var documents =
        published.stream().map(event -> event.fact().document().value()).distinct().toList();
    var all =
        facts
            .pages(PolicyVersionPublished.class, "document", documents, Window.ALL)
            .values()
            .stream()
            .flatMap(page -> page.rows().stream())
            .map(row -> row.value())
            .toList();
    var ids = all.stream().map(event -> event.header().id()).toList();
    var recorded =
        Stream.of(
                all,
                facts.of(PolicyVersionDrafted.class, ids),
                facts.of(PolicyVersionRepealed.class, ids))
            .flatMap(Collection::stream)
            .map(event -> new RecordedFact(event.header(), event.fact()))
            .sorted(Comparator.comparing(recordedFact -> recordedFact.header().position()))
            .toList();
    var found = new HashMap<String, Version>();
    PoliciesInForce.of(History.of(new ArrayList<>(recorded)))
        .published()
        .forEach(version -> found.put(version.id().value(), version));
    return found;
  }

  private <F extends Fact> Map<String, Event<F>> newest(Class<F> kind, Collection<String> ids) {
    return facts.of(kind, ids).stream()
        .collect(
            Collectors.toMap(
                event -> event.header().id(), Function.identity(), (earlier, later) -> later));
  }
}
