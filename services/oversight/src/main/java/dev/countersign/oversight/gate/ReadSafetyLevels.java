package dev.countersign.oversight.gate;

import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.safetylevel.LevelStanding;
import dev.countersign.domain.safetylevel.SafetyLevels;
import dev.countersign.oversight.platform.UseCase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The safety level that a model version is required to have, beside the one it has. */
@UseCase
public class ReadSafetyLevels {
  private final InsideView inside;

  ReadSafetyLevels(InsideView inside) {
    this.inside = inside;
  }

  /** A model version that is asked about. */
  public record Asked(String lab, ModelId model, ModelVersionId version) {}

  /**
   * One standing for each document that has levels, in the order asked for; null where the viewer
   * may not know. A lab's record is read once, however many of its versions are asked about.
   */
  public List<@Nullable List<LevelStanding>> of(List<Asked> asked) {
    var looking = inside.looking();
    var found = new ArrayList<@Nullable List<LevelStanding>>();
    for (var one : asked) {
      var record = looking.at(one.lab(), one.model());
      found.add(record == null ? null : SafetyLevels.of(record, one.version()));
    }
    return found;
  }
}
