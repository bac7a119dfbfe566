package dev.countersign.domain.compliance;

import dev.countersign.domain.fact.AttestationFact.Adherence;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.CommitmentFinding;
import dev.countersign.domain.fact.AttestationFact.Opinion;
import dev.countersign.domain.fact.AttestationFact.Review;
import dev.countersign.domain.history.Attestations.Counted;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.OrganisationId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What independent reviews that count found of a lab's commitments. Of each auditor the review of
 * the latest period counts, and of several auditors who looked at one time, the gravest: a lab does
 * not choose among them.
 */
final class ReviewFindings {
  private final List<Counted> counting;

  ReviewFindings(List<Counted> counting) {
    this.counting = counting;
  }

  /** What one review found of one commitment. */
  record Found(AttestationReceived by, Adherence adherence, Review review) {
    AttestationId attestation() {
      return by.attestation();
    }

    boolean keeps() {
      return adherence == Adherence.KEPT && supports(review.opinion());
    }
  }

  /**
   * What the review of the latest period found of a commitment; the gravest, where others looked at
   * a part of that time.
   */
  Optional<Found> newestOf(@Nullable String commitmentKey) {
    var each =
        newestOfEach(
            counting.stream()
                .map(Counted::received)
                .flatMap(received -> found(received, commitmentKey))
                .toList());
    return each.stream()
        .max(Comparator.comparing(found -> found.review().until()))
        .flatMap(
            latest ->
                each.stream()
                    .filter(other -> overlap(other.review(), latest.review()))
                    .max(GRAVEST.thenComparing(found -> found.review().until())));
  }

  /** Of findings that weigh the same, one whose opinion on the whole takes it back is graver. */
  private static final Comparator<Found> GRAVEST =
      Comparator.comparing(Found::adherence).thenComparing(found -> !found.keeps());

  /** The latest period's of each auditor; of two up to the same end, the later one. */
  private static List<Found> newestOfEach(List<Found> all) {
    var each = new LinkedHashMap<OrganisationId, Found>();
    all.forEach(
        found ->
            each.merge(
                found.by().auditor(),
                found,
                (earlier, later) ->
                    later.review().until().isBefore(earlier.review().until()) ? earlier : later));
    return List.copyOf(each.values());
  }

  private static boolean overlap(Review one, Review other) {
    return one.from().isBefore(other.until()) && other.from().isBefore(one.until());
  }

  /** The review by which a commitment was kept, unless its opinion on the whole takes it back. */
  Optional<AttestationId> keeping(@Nullable String commitmentKey) {
    return newestOf(commitmentKey).filter(Found::keeps).map(Found::attestation);
  }

  /**
   * True if an attestation is a review that finds the whole in order, and none of the same document
   * for as late a period, or for a part of its own, says otherwise: of one auditor, the latest.
   */
  boolean supportsWhole(AttestationReceived received) {
    Review review = received.review();
    if (review == null || !supports(review.opinion())) {
      return false;
    }
    var all =
        counting.stream()
            .map(Counted::received)
            .flatMap(
                one ->
                    Stream.ofNullable(one.review())
                        .filter(other -> other.document().equals(review.document()))
                        .map(other -> new Found(one, Adherence.NOT_ASSESSED, other)))
            .toList();
    return newestOfEach(all).stream()
        .map(Found::review)
        .filter(other -> !other.until().isBefore(review.until()) || overlap(other, review))
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
        .map(gravest -> new Found(received, gravest, review))
        .stream();
  }
}
