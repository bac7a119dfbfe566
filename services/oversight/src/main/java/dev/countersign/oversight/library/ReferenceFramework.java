package dev.countersign.oversight.library;

import dev.countersign.domain.requirement.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published framework as it is known from outside, or that a developer has none.
 *
 * @param document null if there is none
 * @param mark how well it is founded; of several sources the weakest counts
 * @param codedVersion the version that the statements are about; null if there are none
 * @param elements which of METR's common elements it has; null if METR does not count it
 */
public record ReferenceFramework(
    String developer,
    @Nullable String document,
    FrameworkStanding standing,
    Mark mark,
    List<KnownVersion> versions,
    @Nullable String codedVersion,
    @Nullable CommonElements elements,
    List<Statement> statements) {
  public ReferenceFramework {
    versions = List.copyOf(versions);
    statements = List.copyOf(statements);
  }

  /** Whether there is a framework; that there is none is worth knowing too. */
  public enum FrameworkStanding {
    PUBLISHED,
    SUPERSEDED,
    /** It signed the Seoul commitments, and has published none. */
    NONE_PUBLISHED,
    /** It signed the Seoul commitments, and says that they do not reach it. */
    OUT_OF_SCOPE,
    NOT_SIGNATORY
  }

  /** A version with its date, as far as known. */
  public record KnownVersion(String label, Mark mark) {}

  /**
   * What METR's update of December 2025 counts in it.
   *
   * @param readIn the version that was read, where another one has come since; null if not told
   * @param missing the keys of the elements that it lacks; it has the others
   */
  public record CommonElements(@Nullable String readIn, List<String> missing, Mark mark) {
    public CommonElements {
      missing = List.copyOf(missing);
    }
  }

  /** What it says on one point, in few words. */
  public record Statement(Aspect aspect, String text, Mark mark) {}

  /** The points on which frameworks are read. */
  public enum Aspect {
    TIERS,
    DOMAINS,
    THRESHOLDS,
    CADENCE,
    SAFEGUARDS,
    HALT,
    EXTERNAL_REVIEW,
    GOVERNANCE,
    CHANGE_CONTROL
  }
}
