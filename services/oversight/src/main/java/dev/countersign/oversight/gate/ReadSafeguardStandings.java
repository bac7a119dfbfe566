package dev.countersign.oversight.gate;

import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.gate.Safeguards;
import dev.countersign.domain.gate.Safeguards.Status;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.policy.Surface;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.platform.UseCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds of safeguards as derived from the facts: no lab says that one is validated. */
@UseCase
public class ReadSafeguardStandings {
  private final InsideView inside;
  private final Facts facts;

  ReadSafeguardStandings(InsideView inside, Facts facts) {
    this.inside = inside;
    this.facts = facts;
  }

  /** A safeguard that is asked about, where it is in place. */
  public record Asked(String lab, ModelVersionId version, String safeguardKey, Surface surface) {}

  /**
   * In the order asked for; null where the viewer may not know. A lab's record is read once,
   * however many of its safeguards are asked about.
   */
  public List<@Nullable Status> of(List<Asked> asked) {
    var versions = asked.stream().map(one -> one.version().value()).distinct().toList();
    var models = new HashMap<String, ModelVersionRegistered>();
    facts
        .of(ModelVersionRegistered.class, versions)
        .forEach(event -> models.put(event.header().id(), event.fact()));
    var looking = inside.looking();
    var found = new ArrayList<@Nullable Status>();
    for (var one : asked) {
      var version = models.get(one.version().value());
      var record = looking.at(one.lab(), version == null ? null : version.model());
      found.add(
          record == null
              ? null
              : new Safeguards(record)
                  .standing(one.safeguardKey(), one.surface(), one.version())
                  .status());
    }
    return found;
  }
}
