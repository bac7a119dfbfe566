package dev.countersign.domain.requirement;

import dev.countersign.domain.fact.AddedLater;
import dev.countersign.domain.requirement.Instrument.InstrumentStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an instrument asks for.
 *
 * @param key stable across versions of the instrument, for example {@code EU-COP-9.3.1}
 * @param locator where it stands in the text
 * @param subject whom it binds
 * @param text what it asks for, in few words
 * @param clock when it is due; null if it holds always, or by another's act
 * @param due what is due; null if nothing is handed in
 * @param recipient who gets it; null if nobody in particular
 * @param incidentCategory the kind of incident for which it holds; null for every kind, or if it is
 *     not about incidents
 * @param report which report of an incident it asks for; null if none
 * @param exceptions when it does not hold
 * @param appliesFrom a date like 2026-01-01, in the instrument's zone; null if always
 * @param mark how well this row is founded
 * @param items what the report covers; null if the text lists nothing
 * @param status whether and how it binds; null if as its instrument does
 * @param audience who reads what is due; null if the text does not say, or nothing is
 * @param nature what kind of row it is; null for a duty
 */
public record Requirement(
    String key,
    String locator,
    RequirementSubject subject,
    String text,
    @Nullable ClockRule clock,
    @Nullable String due,
    @Nullable String recipient,
    @Nullable String incidentCategory,
    @Nullable ReportKind report,
    List<String> exceptions,
    @Nullable String appliesFrom,
    Mark mark,
    @AddedLater @Nullable List<ReportItem> items,
    @AddedLater @Nullable InstrumentStatus status,
    @AddedLater @Nullable RequirementAudience audience,
    @AddedLater @Nullable RequirementNature nature) {
  public Requirement {
    exceptions = List.copyOf(exceptions);
    items = items == null ? null : List.copyOf(items);
  }

  /** True if it asks somebody for something. */
  public boolean isDuty() {
    return nature == null || nature == RequirementNature.DUTY;
  }

  /** Who reads what is due. */
  public enum RequirementAudience {
    PUBLIC,
    /** Its recipient, and nobody else by this row. */
    RECIPIENT
  }

  /** What kind of row it is: an instrument does not only ask. */
  public enum RequirementNature {
    DUTY,
    /** It allows what would be refused otherwise. */
    PERMISSION,
    /** It says what comes of a breach. */
    SANCTION,
    /** It says to what the duties apply. */
    SCOPE
  }

  /** Whom a requirement binds. */
  public enum RequirementSubject {
    DEVELOPER,
    LARGE_DEVELOPER,
    SIGNATORY,
    AUDITOR,
    REGULATOR
  }

  /** The reports that an incident may call for. */
  public enum ReportKind {
    IMMINENT_RISK,
    INITIAL,
    INTERMEDIATE,
    FINAL,
    AMENDED
  }
}
