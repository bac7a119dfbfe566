package dev.countersign.oversight.platform.graphql;

import dev.countersign.oversight.platform.RefusedException;
import java.math.BigDecimal;

/** Decimals come as strings, because a JSON number would round them. */
public final class Decimals {
  private static final int LONGEST = 60;

  private Decimals() {}

  /**
   * @param path of the field in the input, for example {@code findings[0].results[1].mean}
   * @throws RefusedException INVALID_INPUT naming the path, for NaN, infinities and units too
   */
  public static BigDecimal parse(String path, String text) {
    if (text.length() <= LONGEST && text.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")) {
      return new BigDecimal(text);
    }
    throw RefusedException.invalid(
        "$.%s: it must be a decimal without a unit, for example 3.1e26.".formatted(path));
  }
}
