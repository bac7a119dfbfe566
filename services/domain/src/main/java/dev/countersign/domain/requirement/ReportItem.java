package dev.countersign.domain.requirement;

/** What a report of an incident covers, where the text of an instrument lists it. */
public enum ReportItem {
  /** When it began and ended, as far as is known. */
  DATES,
  /** What harm came of it, and to whom. */
  HARM,
  /** What led to what, in plain words. */
  CHAIN_OF_EVENTS,
  /** Which model was involved. */
  MODEL,
  /** What shows that the model was involved. */
  INVOLVEMENT,
  /** What was done, or is going to be. */
  RESPONSE,
  /** What authorities are advised to do. */
  RECOMMENDATIONS,
  ROOT_CAUSE,
  /** What monitoring shows, near misses included. */
  PATTERNS,
  /** Why it is an incident of the kind that is to be reported. */
  QUALIFICATION,
  /** Whether the model was used by its developer alone. */
  INTERNAL_USE
}
