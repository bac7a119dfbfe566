package dev.countersign.domain.gate;

import dev.countersign.domain.history.Attestations.Counted;
import dev.countersign.domain.history.Implementation;
import dev.countersign.domain.history.Stint;
import dev.countersign.domain.id.ModelVersionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The attestations that validate what stands in one place, as they count for one model version: on
 * the same surface and in the same configuration, for descendants too.
 *
 * <p>Only what was in place on the version that an auditor looked at was looked at. What took the
 * place of another configuration that was validated is not what officers had agreed to: of it only
 * counts what was said where it had stood before, or since it stands.
 */
final class Validations {
  private final Case facts;
  private final Implementation implementation;
  private final ModelVersionId version;
  private @Nullable List<Stint> past;

  Validations(Case facts, Implementation implementation, ModelVersionId version) {
    this.facts = facts;
    this.implementation = implementation;
    this.version = version;
  }

  private List<Stint> past() {
    if (past == null) {
      past =
          facts.implementations().past(implementation, facts.lineage()).stream()
              .sorted(Comparator.comparing(stint -> stint.from().position()))
              .toList();
    }
    return past;
  }

  /** Those of the configuration that is in place now, in their order. */
  List<Counted> now() {
    var all = found(implementation.configDigest());
    return all.stream().allMatch(one -> one.received().version().equals(implementation.on()))
        ? all
        : past().stream()
            .filter(stint -> stint.on().equals(implementation.on()))
            .reduce((earlier, later) -> later)
            .map(stint -> counting(stint, all, counted()))
            .orElse(all);
  }

  /** True if what is or was in place there was validated while it was. */
  boolean ever() {
    return !counted().isEmpty();
  }

  /** Every attestation that speaks of what is or was in place there, whatever it found. */
  List<Counted> about() {
    return Stream.concat(
            Stream.of(implementation.configDigest()), past().stream().map(Stint::configDigest))
        .distinct()
        .flatMap(config -> about(config).stream())
        .toList();
  }

  /** Every attestation that speaks of it in a configuration and counts for the version. */
  List<Counted> about(String config) {
    return facts
        .attestations()
        .of(implementation.safeguardKey(), implementation.surface(), config)
        .stream()
        .filter(one -> facts.lineage().descends(version, one.received().version()))
        .filter(one -> !one.received().auditor().equals(one.header().lab()))
        .toList();
  }

  /** Evidence that no decision may rest on validates nothing. */
  private List<Counted> found(String config) {
    return about(config).stream()
        .filter(one -> one.finds(implementation.safeguardKey(), implementation.surface(), config))
        .filter(one -> wasInPlace(config, one))
        .filter(one -> !facts.attestations().restsOnUnfitEvidence(one))
        .toList();
  }

  private boolean wasInPlace(String config, Counted attestation) {
    return facts
        .implementations()
        .wasInPlace(
            implementation,
            config,
            attestation.received().version(),
            attestation.header().position(),
            facts.lineage());
  }

  /** What was validated while it was in place, in its order. */
  private List<Stint> counted() {
    var counted = new ArrayList<Stint>();
    Map<String, List<Counted>> found = new LinkedHashMap<>();
    for (var stint : past()) {
      var all = found.computeIfAbsent(stint.configDigest(), this::found);
      if (counting(stint, all, counted).stream().anyMatch(one -> countedDuring(stint, one))) {
        counted.add(stint);
      }
    }
    return counted;
  }

  /** What was validated only when it was no longer in place was never lost. */
  private static boolean countedDuring(Stint stint, Counted validation) {
    var arrived = validation.header().position();
    return stint.until().isAfter(arrived)
        && (stint.isBegunBy(arrived) || validation.isActive(stint.from().recordedAt()));
  }

  private List<Counted> counting(Stint stint, List<Counted> all, List<Stint> counted) {
    return replacedAnother(stint, counted)
        ? all.stream().filter(one -> isOfThePlace(stint, one)).toList()
        : all;
  }

  /** True if the last that was validated before it there stood in another configuration. */
  private boolean replacedAnother(Stint stint, List<Stint> counted) {
    var began = stint.from().position();
    var before =
        counted.stream()
            .filter(one -> one.isBegunBy(began))
            .filter(one -> facts.lineage().descends(stint.on(), one.on()))
            .toList();
    var last =
        before.stream().map(one -> one.endedBy(began)).max(Comparator.naturalOrder()).orElse(began);
    return before.stream()
        .filter(one -> one.endedBy(began).equals(last))
        .anyMatch(one -> !one.configDigest().equals(stint.configDigest()));
  }

  private boolean isOfThePlace(Stint stint, Counted attestation) {
    var arrived = attestation.header().position();
    return stint.isBegunBy(arrived)
        || (facts.lineage().descends(attestation.received().version(), stint.on())
            && past().stream()
                .filter(one -> one.configDigest().equals(stint.configDigest()))
                .anyMatch(one -> one.isBegunBy(arrived)));
  }
}
