package dev.countersign.oversight.policy;

import dev.countersign.domain.fact.PolicyFact.FrameworkDocumentCreated;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Framework documents and their versions, as far as the viewer may see them. */
@UseCase
public class ReadPolicies {
  private final Facts facts;
  private final PolicyVersions versions;

  ReadPolicies(Facts facts, PolicyVersions versions) {
    this.facts = facts;
    this.versions = versions;
  }

  public Optional<Event<FrameworkDocumentCreated>> document(String id) {
    return facts.first(FrameworkDocumentCreated.class, id);
  }

  public Page<Event<FrameworkDocumentCreated>> documents(@Nullable String lab, Window window) {
    return facts.page(Wanted.all(FrameworkDocumentCreated.class).ofLab(lab), window);
  }

  public int countDocuments(@Nullable String lab) {
    return facts.count(Wanted.all(FrameworkDocumentCreated.class).ofLab(lab));
  }

  public Optional<PolicyVersion> version(String id) {
    return versions.withIds(List.of(id)).stream().findFirst();
  }

  /** What a lab is held to at the instant that is looked at, as far as it was known then. */
  public List<PolicyVersion> inForce(String lab) {
    return versions.inForce(lab);
  }

  /** A page of the versions of each of these documents. */
  public Map<String, Page<PolicyVersion>> versions(Collection<String> documents, Window window) {
    var pages = facts.pages(PolicyVersionDrafted.class, "document", documents, window);
    var ids =
        pages.values().stream()
            .flatMap(page -> page.rows().stream())
            .map(row -> row.value().header().id())
            .toList();
    var found =
        versions.withIds(ids).stream()
            .collect(Collectors.toMap(version -> version.drafted().header().id(), each -> each));
    var versionsOf = new LinkedHashMap<String, Page<PolicyVersion>>();
    pages.forEach(
        (document, page) ->
            versionsOf.put(
                document,
                page.map(event -> Objects.requireNonNull(found.get(event.header().id())))));
    return versionsOf;
  }
}
