package dev.countersign.oversight.reply;

import dev.countersign.oversight.ledger.Filing;
import java.util.Optional;

/** How findings are filed. */
public interface Findings {

  /**
   * A filing of another fact of the same thing, by its lab: whoever sees the finding sees that too.
   * Empty if there is no such thing about the lab, or none that the viewer may see.
   */
  Optional<Filing> filedAs(String finding, String lab);
}
