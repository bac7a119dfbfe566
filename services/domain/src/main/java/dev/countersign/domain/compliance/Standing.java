package dev.countersign.domain.compliance;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody stands to one thing that is asked, and why.
 *
 * @param because at least one reason, the deciding one first
 */
public record Standing(ComplianceStatus status, List<Because> because) {
  private static final Comparator<Standing> WORST_FIRST = Comparator.comparing(Standing::status);

  public Standing {
    because = List.copyOf(because);
  }

  static Standing of(ComplianceStatus status, String sentence, @Nullable String relatesTo) {
    return new Standing(status, List.of(new Because(sentence, relatesTo)));
  }

  static Standing of(
      ComplianceStatus status, String sentence, @Nullable String relatesTo, List<Because> below) {
    return new Standing(status, List.of(new Because(sentence, relatesTo, below)));
  }

  /** The worst of several governs; the reasons of all stand, the worst first. */
  static Standing worst(List<Standing> all) {
    var ordered = all.stream().sorted(WORST_FIRST).toList();
    return new Standing(
        ordered.getFirst().status(),
        ordered.stream().flatMap(standing -> standing.because().stream()).toList());
  }
}
