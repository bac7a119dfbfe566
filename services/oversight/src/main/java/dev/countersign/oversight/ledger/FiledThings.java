package dev.countersign.oversight.ledger;

import java.util.Optional;

/** How things are filed, so that what is said of a thing is seen by whom the thing is. */
public interface FiledThings {

  /**
   * A filing of another fact of the same thing, by this owner: whoever sees the thing sees that
   * too. Empty if there is no such thing about the lab, or none that the viewer may see.
   */
  Optional<Filing> another(String thing, String owner, String lab);
}
