package dev.countersign.domain.codec;

import java.util.Locale;

/** How Java names read in records. */
public final class Names {
  private Names() {}

  /** {@code ModelRegistered} as {@code MODEL_REGISTERED}. */
  public static String upperSnake(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }
}
