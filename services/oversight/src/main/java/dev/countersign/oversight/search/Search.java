package dev.countersign.oversight.search;

import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.search.SearchRows.Asked;
import dev.countersign.oversight.search.SearchRows.Hit;

/** Looks for words among what the viewer may see; what it may not see is not counted either. */
@UseCase
public class Search {
  private static final int LONGEST = 200;

  private final SearchRows rows;

  Search(SearchRows rows) {
    this.rows = rows;
  }

  public Page<Hit> page(Asked asked, Window window) {
    if (asked.words().length() > LONGEST || !rows.hasWords(asked.words())) {
      throw new RefusedException(
          "SEARCH_WITHOUT_WORDS",
          "Name at least one word that is more than a small one, in at most %d characters."
              .formatted(LONGEST));
    }
    return rows.page(asked, window);
  }

  public int count(Asked asked) {
    return rows.count(asked);
  }
}
