package dev.countersign.oversight.ledger;

import dev.countersign.domain.fact.Fact;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which facts are asked for.
 *
 * @param lab only those about this lab; null for any
 * @param fields only those whose top-level fields have these values
 */
public record Wanted<F extends Fact>(
    Class<F> kind, @Nullable String lab, Map<String, String> fields) {

  public static <F extends Fact> Wanted<F> all(Class<F> kind) {
    return new Wanted<>(kind, null, Map.of());
  }

  /** Only those about this lab; null asks for any. */
  public Wanted<F> ofLab(@Nullable String about) {
    return new Wanted<>(kind, about, fields);
  }

  /** Only those whose field has this value; null asks for any. */
  public Wanted<F> where(String field, @Nullable String value) {
    if (value == null) {
      return this;
    }
    var more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new Wanted<>(kind, lab, Map.copyOf(more));
  }
}
