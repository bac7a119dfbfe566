package dev.countersign.oversight.platform.graphql;

import dev.countersign.oversight.platform.RefusedException;
import java.math.BigDecimal;

/** Decimals come as strings, because a JSON number would round them. */
public final class Decimals {
  private static final int LONGEST = 60;

  private Decimals() {}

  public static BigDecimal parse(String field, String text) {
    if (text.length() <= LONGEST && text.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")) {
      return new BigDecimal(text);
    }
    throw RefusedException.invalid(field + " must be a decimal, for example 3.1e26.");
  }
}
