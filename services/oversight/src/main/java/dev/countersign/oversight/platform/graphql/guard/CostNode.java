package dev.countersign.oversight.platform.graphql.guard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one field costs: itself, and as many times what stands below it as the list may be long.
 *
 * @param base the field's own cost
 * @param size how often what stands below it comes
 */
record CostNode(long base, Size size, List<CostNode> below) {
  /** Beyond this it makes no difference: no budget is as large. */
  private static final long MOST = 1_000_000_000_000L;

  long of(Map<String, ?> variables) {
    long sum = 0;
    for (var node : below) {
      sum = Math.min(MOST, sum + node.of(variables));
    }
    return Math.min(MOST, base + Math.min(sum * size.of(variables), MOST));
  }

  boolean asksForSchema() {
    return below.stream().anyMatch(node -> node.base() == CostPlan.INTROSPECTION);
  }

  /** How long a list may be. */
  sealed interface Size {
    long of(Map<String, ?> variables);

    /** As the document itself says. */
    record Fixed(long n) implements Size {
      @Override
      public long of(Map<String, ?> variables) {
        return n;
      }
    }

    /** As a variable says: its number, or how many ids it has. */
    record Variable(String name, long otherwise, long most) implements Size {
      @Override
      public long of(Map<String, ?> variables) {
        return Math.clamp(given(variables.get(name)), 0, most);
      }

      private long given(@Nullable Object value) {
        return switch (value) {
          case Number number -> number.longValue();
          case Collection<?> list -> list.size();
          case null, default -> otherwise;
        };
      }
    }
  }
}
