package dev.countersign.oversight.ledger;

import dev.countersign.domain.fact.Fact;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which facts are asked for.
 *
 * @param lab only those about this lab; null for any
 * @param fields only those whose top-level fields have these values
 * @param heldBy only those that hold from this instant or an earlier one; null for any
 */
public record Wanted<F extends Fact>(
    Class<F> kind, @Nullable String lab, Map<String, String> fields, @Nullable Instant heldBy) {

  public static <F extends Fact> Wanted<F> all(Class<F> kind) {
    return new Wanted<>(kind, null, Map.of(), null);
  }

  /** Only those about this lab; null asks for any. */
  public Wanted<F> ofLab(@Nullable String about) {
    return new Wanted<>(kind, about, fields, heldBy);
  }

  /** Only those that hold from this instant or an earlier one; null asks for any. */
  public Wanted<F> heldBy(@Nullable Instant then) {
    return new Wanted<>(kind, lab, fields, then);
  }

  /** Only those whose field has this value; null asks for any. */
  public Wanted<F> where(String field, @Nullable String value) {
    if (value == null) {
      return this;
    }
    var more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new Wanted<>(kind, lab, Map.copyOf(more), heldBy);
  }
}
