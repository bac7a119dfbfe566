package dev.countersign.domain.requirement;

import java.util.List;
import java.util.Optional;

/**
 * A law, a code of practice or a pledge, in one version.
 *
 * @param key stable across versions, for example {@code EU_GPAI_COP}
 * @param version which text it is, as its publisher names it
 * @param jurisdiction whose it is, as organisations name it; {@code *} for none in particular
 * @param zone the IANA time zone in which its days are counted
 * @param calendar the calendar of its business days where no regulator registered one
 * @param status whether and how it binds
 * @param categories the kinds of incident that it knows
 * @param source where its text can be read
 */
public record Instrument(
    String key,
    String name,
    String version,
    String jurisdiction,
    String zone,
    String calendar,
    InstrumentStatus status,
    List<Category> categories,
    List<Requirement> requirements,
    String source) {
  public Instrument {
    categories = List.copyOf(categories);
    requirements = List.copyOf(requirements);
  }

  /** Whether and how an instrument binds. */
  public enum InstrumentStatus {
    IN_FORCE,
    ENACTED_NOT_YET,
    VOLUNTARY,
    PROPOSED,
    REPEALED;

    /** True if it asks for something, now or from a day on. */
    public boolean binds() {
      return this != PROPOSED && this != REPEALED;
    }
  }

  /**
   * A kind of incident, in the instrument's own cut: categories of two instruments do not nest.
   *
   * @param key for example {@code WEIGHT_EXFILTRATION}
   */
  public record Category(String key, String text) {}

  public Optional<Requirement> requirement(String wanted) {
    return requirements.stream().filter(one -> one.key().equals(wanted)).findFirst();
  }

  /** Whether and how one of its requirements binds. */
  public InstrumentStatus status(Requirement requirement) {
    var own = requirement.status();
    return own == null ? status : own;
  }

  public boolean knowsCategory(String wanted) {
    return categories.stream().anyMatch(category -> category.key().equals(wanted));
  }
}
