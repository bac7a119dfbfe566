package dev.countersign.domain.history;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionRepealed;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Policy;
import dev.countersign.domain.policy.Renames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which policy versions the gate goes by, and since when. */
public final class PoliciesInForce {
  private final List<Version> versions = new ArrayList<>();
  private final List<Version> published;
  private final Map<PolicyVersionId, Map<String, CapabilityThreshold>> definitions =
      new HashMap<>();
  private final Map<String, List<Version>> ofDocumentsWith = new HashMap<>();
  private final Renames renames;

  /**
   * A published version with the time for which it is in force.
   *
   * @param from the later of effective-from and publication
   * @param until excluded; null while nothing ended it
   * @param published the position of its publication
   * @param repealedAt when it was repealed; null if it was not
   */
  public record Version(
      PolicyVersionId id,
      DocumentId document,
      String label,
      String digest,
      Policy policy,
      Instant from,
      @Nullable Instant until,
      Position published,
      @Nullable Instant repealedAt) {
    /** True if it is in force at this instant. */
    public boolean at(Instant instant) {
      return !instant.isBefore(from) && (until == null || instant.isBefore(until));
    }
  }

  private PoliciesInForce(History history) {
    var drafts = new HashMap<PolicyVersionId, PolicyVersionDrafted>();
    history.stream(PolicyVersionDrafted.class)
        .forEach(event -> drafts.put(event.fact().policyVersion(), event.fact()));
    var repeals = new HashMap<PolicyVersionId, Instant>();
    history.stream(PolicyVersionRepealed.class)
        .forEach(event -> repeals.put(event.fact().policyVersion(), event.header().recordedAt()));
    var byDocument = new LinkedHashMap<DocumentId, List<Version>>();
    for (var event : history.all(PolicyVersionPublished.class)) {
      var draft = drafts.get(event.fact().policyVersion());
      if (draft == null) {
        continue;
      }
      var published = event.header().recordedAt();
      var from = published.isAfter(draft.effectiveFrom()) ? published : draft.effectiveFrom();
      byDocument
          .computeIfAbsent(draft.document(), document -> new ArrayList<>())
          .add(
              new Version(
                  draft.policyVersion(),
                  draft.document(),
                  draft.label(),
                  draft.digest(),
                  draft.policy(),
                  from,
                  repeals.get(draft.policyVersion()),
                  event.header().position(),
                  repeals.get(draft.policyVersion())));
    }
    // A name counts from its publication on, even if its version never took effect.
    renames =
        Renames.of(
            history.stream(PolicyVersionPublished.class)
                .map(event -> drafts.get(event.fact().policyVersion()))
                .filter(Objects::nonNull)
                .map(PolicyVersionDrafted::policy)
                .toList());
    for (var document : byDocument.values()) {
      // What was repealed before it took effect was never in force, and ends nothing.
      document.removeIf(
          version -> version.until() != null && version.until().isBefore(version.from()));
      document.sort(Comparator.comparing(Version::from));
      for (int i = 0; i < document.size(); i++) {
        versions.add(
            i + 1 < document.size()
                ? endingBy(document.get(i), document.get(i + 1).from())
                : document.get(i));
      }
    }
    versions.forEach(this::define);
    published = versions;
    index();
  }

  private PoliciesInForce(PoliciesInForce all, Version only) {
    renames = all.renames;
    published = all.published;
    definitions.putAll(all.definitions);
    versions.add(only);
    index();
  }

  /** A lab may have many documents; of a threshold, only those count that ever define it. */
  private void index() {
    var byDocument = new LinkedHashMap<DocumentId, List<Version>>();
    var keys = new LinkedHashMap<DocumentId, Set<String>>();
    for (var version : versions) {
      byDocument.computeIfAbsent(version.document(), first -> new ArrayList<>()).add(version);
      keys.computeIfAbsent(version.document(), first -> new LinkedHashSet<>())
          .addAll(definitions.getOrDefault(version.id(), Map.of()).keySet());
    }
    keys.forEach(
        (document, ofDocument) ->
            ofDocument.forEach(
                key ->
                    ofDocumentsWith
                        .computeIfAbsent(key, first -> new ArrayList<>())
                        .addAll(byDocument.getOrDefault(document, List.of()))));
  }

  private void define(Version version) {
    var byFirstKey = new HashMap<String, CapabilityThreshold>();
    version.policy().thresholds().forEach(t -> byFirstKey.putIfAbsent(firstKey(t.key()), t));
    definitions.put(version.id(), byFirstKey);
  }

  /** As if this version alone had been in force at all times. */
  public PoliciesInForce asIfAlways(Version version) {
    return new PoliciesInForce(
        this,
        new Version(
            version.id(),
            version.document(),
            version.label(),
            version.digest(),
            version.policy(),
            Instant.MIN,
            null,
            Position.FIRST,
            null));
  }

  private static Version endingBy(Version version, Instant next) {
    var end = version.until() != null && version.until().isBefore(next) ? version.until() : next;
    return new Version(
        version.id(),
        version.document(),
        version.label(),
        version.digest(),
        version.policy(),
        version.from(),
        end,
        version.published(),
        version.repealedAt());
  }

  public static PoliciesInForce of(History history) {
    return new PoliciesInForce(history);
  }

  /** The versions in force at an instant, one of each document at most. */
  public List<Version> at(Instant instant) {
    return versions.stream().filter(version -> version.at(instant)).toList();
  }

  /** All versions that were ever published. */
  public List<Version> published() {
    return List.copyOf(published);
  }

  public Optional<Version> ofDigest(String digest) {
    return published.stream().filter(version -> version.digest().equals(digest)).findFirst();
  }

  /** The key under which a threshold was first known: renamed keys are joined by continues. */
  public String firstKey(String key) {
    return renames.firstKey(key);
  }

  /** True if both keys name one threshold. */
  public boolean same(String one, String other) {
    return renames.same(one, other);
  }

  /** This threshold as a version defines it, under whatever key. */
  public Optional<CapabilityThreshold> definition(Version version, String key) {
    return Optional.ofNullable(definitions.getOrDefault(version.id(), Map.of()).get(firstKey(key)));
  }

  /**
   * The versions in force when a fact was recorded that define the threshold, one of each document
   * at most. What was published at the same instant, but later, was not in force yet.
   */
  public List<Version> defining(FactHeader recorded, String key) {
    var inForce = new LinkedHashMap<DocumentId, Version>();
    for (var version : ofDocumentsWith(key)) {
      if (!recorded.recordedAt().isBefore(version.from())
          && recorded.position().isAfter(version.published())) {
        inForce.put(version.document(), version);
      }
    }
    inForce
        .values()
        .removeIf(v -> v.repealedAt() != null && !recorded.recordedAt().isBefore(v.repealedAt()));
    return inForce.values().stream()
        .filter(version -> definition(version, key).isPresent())
        .toList();
  }

  /** All versions of the documents of which some version defines the threshold. */
  private List<Version> ofDocumentsWith(String key) {
    return ofDocumentsWith.getOrDefault(firstKey(key), List.of());
  }

  /**
   * The versions by which a fact is judged: those in force when it was recorded that define the
   * threshold; if none does, the one that did last before, or else first afterwards.
   */
  public List<Version> governing(FactHeader recorded, String key) {
    var inForce = defining(recorded, key);
    if (!inForce.isEmpty()) {
      return inForce;
    }
    var defining =
        ofDocumentsWith(key).stream()
            .filter(version -> definition(version, key).isPresent())
            .toList();
    return defining.stream()
        .filter(version -> recorded.position().isAfter(version.published()))
        .filter(version -> !version.from().isAfter(recorded.recordedAt()))
        .max(Comparator.comparing(Version::from))
        .or(() -> defining.stream().min(Comparator.comparing(Version::from)))
        .map(List::of)
        .orElse(List.of());
  }

  /** The next instant after this one at which what is in force changes. */
  public Optional<Instant> nextChange(Instant after) {
    return versions.stream()
        .flatMap(
            version ->
                version.until() == null
                    ? java.util.stream.Stream.of(version.from())
                    : java.util.stream.Stream.of(version.from(), version.until()))
        .filter(instant -> instant.isAfter(after))
        .min(Comparator.naturalOrder());
  }
}
