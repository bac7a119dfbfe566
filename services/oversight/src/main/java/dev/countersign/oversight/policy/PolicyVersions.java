package dev.countersign.oversight.policy;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionApproved;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionRepealed;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionWithdrawn;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Policy versions, put together from their facts. */
@ApplicationScoped
public class PolicyVersions {
  private final Facts facts;

  PolicyVersions(Facts facts) {
    this.facts = facts;
  }

  /** A version of the lab's own; anything else is not found. */
  PolicyVersion own(String lab, PolicyVersionId id) {
    return withIds(List.of(id.value())).stream()
        .filter(version -> version.drafted().header().organisation().value().equals(lab))
        .findFirst()
        .orElseThrow(RefusedException::notFound);
  }

  /** The published versions of a document, in the order of publication. */
  List<PolicyVersion> published(String lab, DocumentId document) {
    var window =
        new dev.countersign.oversight.platform.Window(
            Integer.MAX_VALUE - 1, null, null, false, false);
    var ids =
        facts
            .page(
                Wanted.all(PolicyVersionPublished.class)
                    .ofLab(lab)
                    .where("document", document.value()),
                window)
            .rows()
            .stream()
            .map(row -> row.value().header().id())
            .toList();
    return withIds(ids);
  }

  /** Those of these versions that the viewer may see, in the order of their drafting. */
  List<PolicyVersion> withIds(Collection<String> ids) {
    var published = newest(PolicyVersionPublished.class, ids);
    var approved = newest(PolicyVersionApproved.class, ids);
    var withdrawn = newest(PolicyVersionWithdrawn.class, ids);
    var repealed = newest(PolicyVersionRepealed.class, ids);
    return facts.of(PolicyVersionDrafted.class, ids).stream()
        .map(
            drafted -> {
              var id = drafted.header().id();
              var status =
                  repealed.containsKey(id)
                      ? PolicyVersionStatus.REPEALED
                      : published.containsKey(id)
                          ? PolicyVersionStatus.PUBLISHED
                          : withdrawn.containsKey(id)
                              ? PolicyVersionStatus.WITHDRAWN
                              : approved.containsKey(id)
                                  ? PolicyVersionStatus.APPROVED
                                  : PolicyVersionStatus.DRAFT;
              return new PolicyVersion(drafted, status, published.get(id));
            })
        .toList();
  }

  private <F extends Fact> Map<String, Event<F>> newest(Class<F> kind, Collection<String> ids) {
    return facts.of(kind, ids).stream()
        .collect(
            Collectors.toMap(
                event -> event.header().id(), Function.identity(), (earlier, later) -> later));
  }
}
