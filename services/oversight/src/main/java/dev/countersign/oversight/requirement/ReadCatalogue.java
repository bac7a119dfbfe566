package dev.countersign.oversight.requirement;

import dev.countersign.domain.fact.RequirementFact.InstrumentApproved;
import dev.countersign.domain.fact.RequirementFact.InstrumentRegistered;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The catalogue, which everyone may read. */
@UseCase
public class ReadCatalogue {
  private static final Window ALL = new Window(Integer.MAX_VALUE - 1, null, null, true, false);

  private final Facts facts;

  ReadCatalogue(Facts facts) {
    this.facts = facts;
  }

  public Optional<Event<InstrumentRegistered>> one(String id) {
    return facts.first(InstrumentRegistered.class, id);
  }

  /**
   * Every version that was ever registered, or every one of an instrument.
   *
   * @throws RefusedException {@code UNKNOWN_REGIME} if an instrument is asked for that nobody knows
   */
  public Page<Event<InstrumentRegistered>> page(@Nullable String key, Window window) {
    if (key != null && count(key) == 0) {
      throw RefusedException.unknownRegime();
    }
    return versions(key, window);
  }

  private Page<Event<InstrumentRegistered>> versions(@Nullable String key, Window window) {
    return facts.page(wanted(key), window);
  }

  public int count(@Nullable String key) {
    return facts.count(wanted(key));
  }

  public boolean isRegistered(String digest) {
    return facts.count(Wanted.all(InstrumentRegistered.class).where("digest", digest)) > 0;
  }

  public boolean isApproved(String id) {
    return approved(List.of(id)).contains(id);
  }

  /** Those of these versions that a second registrar approved. */
  public Set<String> approved(Collection<String> ids) {
    return facts.of(InstrumentApproved.class, ids).stream()
        .map(event -> event.fact().instrument().value())
        .collect(Collectors.toSet());
  }

  /** The version of an instrument that counts: the newest approved one. */
  public Optional<Instrument> counting(String key) {
    return Optional.ofNullable(newestApproved(versions(key, ALL)).get(key));
  }

  /** The version that counts of every instrument, by its key. */
  public Map<String, Instrument> allCounting() {
    return newestApproved(versions(null, ALL));
  }

  private Map<String, Instrument> newestApproved(Page<Event<InstrumentRegistered>> newestFirst) {
    var versions = newestFirst.rows().stream().map(Page.Row::value).toList();
    var approved = approved(versions.stream().map(event -> event.header().id()).toList());
    return versions.stream()
        .filter(event -> approved.contains(event.header().id()))
        .map(event -> event.fact().content())
        .collect(Collectors.toMap(Instrument::key, each -> each, (newer, older) -> newer));
  }

  /**
   * The instrument of this key that counts.
   *
   * @throws RefusedException UNKNOWN_REGIME if there is none
   */
  public Instrument required(String key) {
    return counting(key).orElseThrow(RefusedException::unknownRegime);
  }

  private static Wanted<InstrumentRegistered> wanted(@Nullable String key) {
    return Wanted.all(InstrumentRegistered.class).where("key", key);
  }
}
