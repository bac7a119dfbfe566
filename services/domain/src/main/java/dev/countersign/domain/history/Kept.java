package dev.countersign.domain.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a history, kept while the history grows by nothing that it was read from. For
 * one thread, and for histories of which each begins with the one before.
 */
public final class Kept {
  private final Map<String, Reading> readings = new HashMap<>();

  /**
   * @param counts how many facts there were of each kind that was looked at
   * @param with what else it was read from
   */
  private record Reading(Object value, Map<Class<?>, Integer> counts, List<?> with) {
    boolean isOf(History history, List<?> others) {
      for (int at = 0; at < with.size(); at++) {
        if (with.get(at) != others.get(at)) {
          return false;
        }
      }
      return counts.entrySet().stream()
          .allMatch(count -> history.count(count.getKey()) == count.getValue());
    }
  }

  /**
   * What is read of a history: as it was read before, if that would be the same.
   *
   * @param name under which it is kept
   * @param reader reads it, and looks at the history at no other time
   * @param with what else the reader reads; another one of these is read anew
   */
  @SuppressWarnings("unchecked")
  public <T> T of(String name, History history, Function<History, T> reader, Object... with) {
    @Nullable Reading known = readings.get(name);
    if (known == null || !known.isOf(history, List.of(with))) {
      var counts = new HashMap<Class<?>, Integer>();
      T value =
          reader.apply(
              history.watched(
                  kind -> counts.putIfAbsent(Objects.requireNonNull(kind), history.count(kind))));
      known = new Reading(Objects.requireNonNull(value), counts, List.of(with));
      readings.put(name, known);
    }
    return (T) known.value();
  }
}
