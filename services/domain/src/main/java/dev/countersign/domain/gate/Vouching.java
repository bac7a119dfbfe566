package dev.countersign.domain.gate;

import dev.countersign.domain.history.Attestations.Counted;
import dev.countersign.domain.history.Evaluations.Accepted;
import dev.countersign.domain.id.OrganisationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Who vouches for what an evaluation states of a threshold, and for how long. */
final class Vouching {
  private static final Comparator<Counted> LONGEST_FIRST =
      Comparator.comparing(Counted::endsAt)
          .reversed()
          .thenComparing(attestation -> attestation.header().position());

  private final Case facts;

  Vouching(Case facts) {
    this.facts = facts;
  }

  /**
   * Enough auditors vouch.
   *
   * @param by one attestation of each that is needed
   * @param until the instant at which the first of them ends
   */
  record Vouched(List<Counted> by, Instant until) {}

  /**
   * The attestations by which enough different auditors vouch for it the longest; empty if too few
   * do.
   *
   * @param auditors how many are wanted, at least 1
   */
  Optional<Vouched> enough(Reading reading, int auditors) {
    var longest = new LinkedHashMap<OrganisationId, Counted>();
    vouching(reading).stream()
        .sorted(LONGEST_FIRST)
        .forEach(a -> longest.putIfAbsent(a.received().auditor(), a));
    if (longest.size() < auditors) {
      return Optional.empty();
    }
    var needed = longest.values().stream().limit(auditors).toList();
    return Optional.of(new Vouched(needed, needed.getLast().endsAt()));
  }

  /** How many different auditors vouch for it. */
  long auditors(Reading reading) {
    return vouching(reading).stream().map(a -> a.received().auditor()).distinct().count();
  }

  private List<Counted> vouching(Reading reading) {
    return facts.attestations().of(reading.evaluation().id()).stream()
        .filter(attestation -> attestation.isActive(facts.at()))
        .filter(attestation -> isIndependent(attestation, reading.evaluation()))
        .filter(attestation -> states(attestation, reading))
        .toList();
  }

  /** Nobody vouches for themselves, unless they are a third party to the lab. */
  private static boolean isIndependent(Counted attestation, Accepted evaluation) {
    return !attestation.received().auditor().equals(evaluation.header().lab());
  }

  /** An attestation stands for what it names, under a policy of this lab, and came after it. */
  private boolean states(Counted attestation, Reading reading) {
    var received = attestation.received();
    var policies = facts.policies();
    return received.version().equals(reading.evaluation().on())
        && attestation.header().position().isAfter(reading.evaluation().since().position())
        && received.findings().stream()
            .filter(f -> policies.same(f.thresholdKey(), reading.finding().thresholdKey()))
            .filter(f -> f.conclusion() == reading.finding().conclusion())
            .anyMatch(
                f ->
                    policies
                        .ofDigest(f.policyVersionDigest())
                        .flatMap(version -> policies.definition(version, f.thresholdKey()))
                        .isPresent());
  }
}
