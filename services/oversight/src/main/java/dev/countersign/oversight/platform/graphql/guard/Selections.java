package dev.countersign.oversight.platform.graphql.guard;

import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The selections of a set, with the type that the library leaves out. */
final class Selections {
  private Selections() {}

  @SuppressWarnings("rawtypes")
  static List<Selection<?>> of(@Nullable SelectionSet set) {
    if (set == null) {
      return List.of();
    }
    var list = new ArrayList<Selection<?>>();
    for (Selection selection : set.getSelections()) {
      list.add(selection);
    }
    return list;
  }
}
