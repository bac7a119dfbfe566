package dev.countersign.domain.compliance;

import dev.countersign.domain.fact.AttestationFact.Adherence;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.CommitmentFinding;
import dev.countersign.domain.fact.AttestationFact.Opinion;
import dev.countersign.domain.fact.AttestationFact.Review;
import dev.countersign.domain.history.Attestations.Counted;
import dev.countersign.domain.id.AttestationId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What independent reviews that count found of a lab's commitments. */
final class ReviewFindings {
  private final List<Counted> counting;

  ReviewFindings(List<Counted> counting) {
    this.counting = counting;
  }

  /** What one review found of one commitment. */
  record Found(AttestationId attestation, Adherence adherence, Opinion opinion, Instant until) {}

  /**
   * What the review of the latest period found of a commitment; of two up to the same end, the
   * later one's.
   */
  Optional<Found> newestOf(@Nullable String commitmentKey) {
    return counting.stream()
        .map(Counted::received)
        .flatMap(received -> found(received, commitmentKey))
        .reduce((earlier, later) -> later.until().isBefore(earlier.until()) ? earlier : later);
  }

  /** The review by which a commitment was kept, unless its opinion on the whole takes it back. */
  Optional<AttestationId> keeping(@Nullable String commitmentKey) {
    return newestOf(commitmentKey)
        .filter(found -> found.adherence() == Adherence.KEPT && supports(found.opinion()))
        .map(Found::attestation);
  }

  /**
   * True if an attestation is a review that finds the whole in order, and none of the same document
   * for as late a period says otherwise.
   */
  boolean supportsWhole(AttestationReceived received) {
    Review review = received.review();
    return review != null
        && counting.stream()
            .flatMap(counted -> Stream.ofNullable(counted.received().review()))
            .filter(other -> other.document().equals(review.document()))
            .filter(other -> !other.until().isBefore(review.until()))
            .allMatch(other -> supports(other.opinion()));
  }

  private static boolean supports(Opinion opinion) {
    return Set.of(Opinion.UNQUALIFIED, Opinion.QUALIFIED).contains(opinion);
  }

  /** What a review found of a commitment, the gravest of its versions. */
  private static Stream<Found> found(AttestationReceived received, @Nullable String key) {
    Review review = received.review();
    if (review == null || key == null) {
      return Stream.empty();
    }
    var stated =
        review.findings().stream()
            .filter(finding -> finding.commitmentKey().equals(Objects.requireNonNull(key)))
            .map(CommitmentFinding::adherence)
            .filter(adherence -> adherence != Adherence.NOT_ASSESSED)
            .toList();
    return stated.stream()
        .max(Adherence::compareTo)
        .map(
            gravest -> new Found(received.attestation(), gravest, review.opinion(), review.until()))
        .stream();
  }
}
