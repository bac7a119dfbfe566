package dev.countersign.oversight.search;

import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Window;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds the words, as far as the viewer may see it. */
public interface SearchRows {

  /**
   * What is looked for.
   *
   * @param words as one types them: all must be there, "in one phrase", -not, or
   * @param lab only what is about this lab; null for any
   */
  record Asked(String words, Set<SearchKind> kinds, @Nullable String lab) {
    public Asked {
      kinds = Set.copyOf(kinds);
    }
  }

  /**
   * Something that holds the words.
   *
   * @param id of the thing; of a commitment, of the policy version that makes it
   * @param lab null if it is about none
   * @param commitmentKey null if it is no commitment
   * @param excerpt the words where they stand
   */
  record Hit(
      SearchKind kind,
      String id,
      @Nullable String lab,
      @Nullable String commitmentKey,
      String excerpt,
      Instant recordedAt) {}

  /** True if anything is left to look for once small words are gone. */
  boolean hasWords(String words);

  /** In the order of the record, which does not change while one pages. */
  Page<Hit> page(Asked asked, Window window);

  int count(Asked asked);
}
