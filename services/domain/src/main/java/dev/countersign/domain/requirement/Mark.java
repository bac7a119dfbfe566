package dev.countersign.domain.requirement;

/** How well a row is founded. Only what was read in the text itself is stated as fact. */
public enum Mark {
  /** Read in the text of the instrument. */
  READ,
  /** Read in a secondary source. */
  SECONDARY,
  /** Recalled, and not confirmed. */
  RECALLED
}
