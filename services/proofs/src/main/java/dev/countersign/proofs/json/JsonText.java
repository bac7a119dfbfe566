package dev.countersign.proofs.json;

/** JSON whose members keep their order, for what is read by people and whose order counts. */
public final class JsonText {
  private JsonText() {}

  /**
   * The text, on one line.
   *
   * @throws IllegalArgumentException as {@link CanonicalJson#bytes} does
   */
  public static String of(JsonValue value) {
    return CanonicalJson.text(value, false);
  }
}
