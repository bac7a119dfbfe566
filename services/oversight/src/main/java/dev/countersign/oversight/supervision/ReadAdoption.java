package dev.countersign.oversight.supervision;

import dev.countersign.domain.compliance.Because;
import dev.countersign.domain.compliance.CommitmentMatrix.Made;
import dev.countersign.domain.compliance.ComplianceStatus;
import dev.countersign.domain.compliance.Standing;
import dev.countersign.domain.compliance.Strength;
import dev.countersign.domain.fact.RequirementFact.RequirementAdopted;
import dev.countersign.domain.fact.RequirementFact.RequirementMapped;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.policy.Commitment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which labs already meet a requirement that was taken from one lab's commitment. */
@ApplicationScoped
public class ReadAdoption {
  private final ReadMatrix matrix;

  ReadAdoption(ReadMatrix matrix) {
    this.matrix = matrix;
  }

  /** By what a lab's commitment was found to answer it. */
  public enum AdoptionBasis {
    /** It is the commitment whose wording it is. */
    SOURCE,
    /** The lab or a regulator mapped it. */
    MAPPED,
    /** It has the same words. */
    SAME_WORDING,
    /** None does. */
    NONE
  }

  /**
   * How a lab stands.
   *
   * @param commitmentKey the commitment that answers it; null if none does
   */
  public record Answer(
      String lab, @Nullable String commitmentKey, AdoptionBasis basis, Standing standing) {}

  private record Found(int commitment, AdoptionBasis basis) {}

  /** Every lab that the viewer compares, by id. */
  public List<Answer> answers(RequirementAdopted adopted) {
    return matrix.read(null).labs().stream().map(lab -> answer(lab, adopted)).toList();
  }

  private static Answer answer(LabMatrix lab, RequirementAdopted adopted) {
    var of = lab.matrix();
    var id = of.lab().value();
    return found(lab, adopted)
        .map(
            found ->
                new Answer(
                    id,
                    of.made().get(found.commitment()).commitment().key(),
                    found.basis(),
                    of.ofLab().get(found.commitment())))
        .orElseGet(
            () ->
                new Answer(
                    id,
                    null,
                    AdoptionBasis.NONE,
                    new Standing(
                        ComplianceStatus.ABSENT,
                        List.of(
                            new Because("No commitment in force of this lab answers it.", null)))));
  }

  /** What somebody mapped goes before what reads alike. */
  private static Optional<Found> found(LabMatrix lab, RequirementAdopted adopted) {
    var made = lab.matrix().made();
    var from = adopted.derivedFrom();
    if (lab.matrix().lab().equals(from.lab())) {
      var source = index(made, from.commitmentKey());
      if (source.isPresent()) {
        return source.map(index -> new Found(index, AdoptionBasis.SOURCE));
      }
    }
    var mapped =
        lab.record().mappings().stream()
            .map(Event::fact)
            .filter(mapping -> mapping.instrument().equals(adopted.requirement().value()))
            .filter(mapping -> mapping.strength() != Strength.NONE)
            .map(RequirementMapped::commitmentKey)
            .filter(Objects::nonNull)
            .reduce((earlier, later) -> later)
            .flatMap(key -> index(made, key));
    if (mapped.isPresent()) {
      return mapped.map(index -> new Found(index, AdoptionBasis.MAPPED));
    }
    var words = plain(adopted.text());
    return IntStream.range(0, made.size())
        .filter(i -> made.get(i).commitment().force() != Commitment.Force.ABSENT)
        .filter(i -> plain(made.get(i).commitment().quote()).equals(words))
        .mapToObj(i -> new Found(i, AdoptionBasis.SAME_WORDING))
        .findFirst();
  }

  private static Optional<Integer> index(List<Made> made, String key) {
    return IntStream.range(0, made.size())
        .filter(i -> made.get(i).commitment().key().equals(key))
        .boxed()
        .findFirst();
  }

  /** Spaces, marks and capitals do not make another commitment. */
  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
