package dev.countersign.oversight.ledger;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which labs a viewer compares, and how far it may know the record of each. */
public interface LabsInSight {

  /** Its own, and those of its jurisdictions, by id; null asks for any. */
  List<Known> labs(@Nullable String lab);

  /** Those that engage it now, by id; null asks for any. */
  List<String> engaging(@Nullable String lab);

  /**
   * How far a lab is known at the state that is looked at.
   *
   * @param newest the position of the newest fact about it; null if there is none
   * @param around the position of the newest fact about keys and instruments, which bear on it
   */
  record Known(String lab, @Nullable UUID newest, @Nullable UUID around) {}
}
