package dev.countersign.domain.safetylevel;

import dev.countersign.domain.gate.Safeguards.Status;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.policy.SafetyLevel;
import dev.countersign.domain.policy.Surface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one framework document asks of a model version, and what the version has. Levels of two
 * documents are never compared.
 *
 * @param required the highest level that a latched crossing enters; null if none does
 * @param held the highest level whose standards are validated; null if not even the lowest is
 * @param missing what the required level asks for and is not validated; empty if none is required
 */
public record LevelStanding(
    DocumentId document,
    @Nullable SafetyLevel required,
    @Nullable SafetyLevel held,
    List<Missing> missing) {
  public LevelStanding {
    missing = List.copyOf(missing);
  }

  /** A safeguard that is not validated on the surface where the level asks for it. */
  public record Missing(String safeguardKey, Surface surface, Status status) {}
}
