package dev.countersign.oversight.platform;

import org.jspecify.annotations.NullMarked;

/** In which order a list comes; the order of recording has no ties. */
@NullMarked
public enum RecordedOrder {
  NEWEST_FIRST,
  OLDEST_FIRST
}
