package dev.countersign.domain.history;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.SafeguardFact.ImplementationState;
import dev.countersign.domain.id.ImplementationId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.Surface;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A safeguard as a lab says it stands.
 *
 * @param on the version that it protects, and with it all that comes from that one
 * @param steps how it came to stand so; at least one
 */
public record Implementation(
    ImplementationId id,
    String safeguardKey,
    ModelVersionId on,
    Surface surface,
    List<Step> steps) {
  public Implementation {
    steps = List.copyOf(steps);
  }

  /** What was stated about it, by whom. */
  public record Step(
      FactHeader header, String configDigest, ImplementationState state, String implementer) {}

  Implementation then(Step step) {
    return new Implementation(
        id, safeguardKey, on, surface, Stream.concat(steps.stream(), Stream.of(step)).toList());
  }

  /** The present configuration. */
  public String configDigest() {
    return steps.getLast().configDigest();
  }

  public ImplementationState state() {
    return steps.getLast().state();
  }

  /** True if it was in place at some time, whatever is said of it now. */
  boolean wasImplemented() {
    return steps.stream().anyMatch(step -> step.state() == ImplementationState.IMPLEMENTED);
  }

  /** How it stood after each of its steps. */
  Stream<Implementation> stages() {
    return IntStream.rangeClosed(1, steps.size())
        .mapToObj(
            number -> new Implementation(id, safeguardKey, on, surface, steps.subList(0, number)));
  }

  /** When it was last stated how it stands. */
  Position newest() {
    return steps.getLast().header().position();
  }

  /** How it stood at a position; empty if it was not stated yet. */
  Optional<Step> at(Position position) {
    return steps.stream()
        .filter(step -> position.isAfter(step.header().position()))
        .reduce((earlier, later) -> later);
  }

  /** True if this configuration was in place at some time before a position. */
  boolean wasInPlaceBefore(Position position, String config) {
    return steps.stream()
        .filter(step -> position.isAfter(step.header().position()))
        .anyMatch(
            step ->
                step.configDigest().equals(config)
                    && step.state() == ImplementationState.IMPLEMENTED);
  }
}
