package dev.countersign.domain.history;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionRepealed;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.history.History.Event;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which policy versions the gate goes by, and since when. */
public final class PoliciesInForce {
  private final List<Version> versions = new ArrayList<>();
  private final List<Version> published;
  private final Map<PolicyVersionId, Map<String, CapabilityThreshold>> definitions =
      new HashMap<>();
  private final Renames renames;

  /** When publications and repeals were recorded; empty where one version stands for all times. */
  private final List<FactHeader> changes;

  private final History history;

  /**
   * A published version with the time for which it is in force.
   *
   * @param from the later of effective-from and publication
   * @param until excluded; null while nothing ended it
   */
  public record Version(
      PolicyVersionId id,
      DocumentId document,
      String label,
      String digest,
      Policy policy,
      Instant from,
      @Nullable Instant until) {
    boolean at(Instant instant) {
      return !instant.isBefore(from) && (until == null || instant.isBefore(until));
    }
  }

  private PoliciesInForce(History history, Predicate<FactHeader> known) {
    this.history = history;
    changes =
        Stream.concat(
                history.stream(PolicyVersionPublished.class).map(Event::header),
                history.stream(PolicyVersionRepealed.class).map(Event::header))
            .filter(known)
            .toList();
    var drafts = new HashMap<PolicyVersionId, PolicyVersionDrafted>();
    history.stream(PolicyVersionDrafted.class)
        .forEach(event -> drafts.put(event.fact().policyVersion(), event.fact()));
    var repeals = new HashMap<PolicyVersionId, Instant>();
    history.stream(PolicyVersionRepealed.class)
        .filter(event -> known.test(event.header()))
        .forEach(event -> repeals.put(event.fact().policyVersion(), event.header().recordedAt()));
    var byDocument = new LinkedHashMap<DocumentId, List<Version>>();
    for (var event : history.all(PolicyVersionPublished.class)) {
      var draft = drafts.get(event.fact().policyVersion());
      if (draft == null || !known.test(event.header())) {
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
  }

  private PoliciesInForce(PoliciesInForce all, Version only) {
    renames = all.renames;
    history = all.history;
    changes = List.of();
    published = all.published;
    definitions.putAll(all.definitions);
    versions.add(only);
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
        end);
  }

  public static PoliciesInForce of(History history) {
    return new PoliciesInForce(history, header -> true);
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
   * The versions by which something that was recorded is judged: those in force that define the
   * threshold; if none does, the one that did last before, or else first afterwards. What was
   * recorded later at the same instant came too late.
   */
  public List<Version> governing(FactHeader recorded, String key) {
    var happened = recorded.recordedAt();
    var then = isFollowedAtOnce(recorded) ? upTo(recorded.position()) : versions;
    var defining = then.stream().filter(version -> definition(version, key).isPresent()).toList();
    var inForce = defining.stream().filter(version -> version.at(happened)).toList();
    if (!inForce.isEmpty()) {
      return inForce;
    }
    return defining.stream()
        .filter(version -> !version.from().isAfter(happened))
        .max(Comparator.comparing(Version::from))
        .or(
            () ->
                versions.stream()
                    .filter(version -> definition(version, key).isPresent())
                    .min(Comparator.comparing(Version::from)))
        .map(List::of)
        .orElse(List.of());
  }

  private boolean isFollowedAtOnce(FactHeader recorded) {
    return changes.stream()
        .anyMatch(
            change ->
                change.recordedAt().equals(recorded.recordedAt())
                    && change.position().isAfter(recorded.position()));
  }

  private List<Version> upTo(Position position) {
    return new PoliciesInForce(history, header -> !header.position().isAfter(position)).versions;
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
