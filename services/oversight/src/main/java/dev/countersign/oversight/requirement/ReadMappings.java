package dev.countersign.oversight.requirement;

import dev.countersign.domain.fact.RequirementFact.MappingWithdrawn;
import dev.countersign.domain.fact.RequirementFact.RequirementAdopted;
import dev.countersign.domain.fact.RequirementFact.RequirementMapped;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The mappings that the viewer may see. */
@UseCase
public class ReadMappings {
  private final Facts facts;
  private final ReadCatalogue catalogue;

  ReadMappings(Facts facts, ReadCatalogue catalogue) {
    this.facts = facts;
    this.catalogue = catalogue;
  }

  /** Which mappings are asked for; null asks for any. */
  public record Filter(
      @Nullable String lab, @Nullable String instrument, @Nullable String requirementKey) {
    Wanted<RequirementMapped> wanted() {
      return Wanted.all(RequirementMapped.class)
          .ofLab(lab)
          .where("instrument", instrument)
          .where("requirementKey", requirementKey);
    }
  }

  public Optional<Event<RequirementMapped>> one(String id) {
    return facts.first(RequirementMapped.class, id);
  }

  /**
   * Mappings to the catalogue, or to what a regulator adopted.
   *
   * @throws RefusedException {@code UNKNOWN_REGIME} if an instrument is asked for that nobody knows
   */
  public Page<Event<RequirementMapped>> page(Filter filter, Window window) {
    var key = filter.instrument();
    if (key != null
        && catalogue.count(key) == 0
        && facts.first(RequirementAdopted.class, key).isEmpty()) {
      throw RefusedException.unknownRegime();
    }
    return facts.page(filter.wanted(), window);
  }

  public int count(Filter filter) {
    return facts.count(filter.wanted());
  }

  /** Why those of these that are withdrawn were, by id. */
  public Map<String, String> withdrawn(Collection<String> ids) {
    return facts.of(MappingWithdrawn.class, ids).stream()
        .collect(
            Collectors.toMap(
                event -> event.header().id(), event -> event.fact().reason(), (one, two) -> one));
  }
}
