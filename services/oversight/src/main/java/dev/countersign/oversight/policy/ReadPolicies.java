package dev.countersign.oversight.policy;

import dev.countersign.domain.fact.PolicyFact.FrameworkDocumentCreated;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.List;
import java.util.Optional;
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

  public Page<PolicyVersion> versions(String document, Window window) {
    var page =
        facts.page(Wanted.all(PolicyVersionDrafted.class).where("document", document), window);
    var found =
        versions.withIds(page.rows().stream().map(row -> row.value().header().id()).toList());
    return page.map(
        event ->
            found.stream()
                .filter(version -> version.drafted().header().id().equals(event.header().id()))
                .findFirst()
                .orElseThrow());
  }
}
