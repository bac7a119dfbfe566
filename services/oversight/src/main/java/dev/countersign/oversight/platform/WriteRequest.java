package dev.countersign.oversight.platform;

/**
 * A write as its caller asked for it: repeating it with the same key has the effect once.
 *
 * @param operation the mutation's name
 * @param key the caller's idempotency key
 * @param body the canonical bytes of the whole input but the key
 */
public record WriteRequest(String operation, String key, byte[] body) {
  /** The canonical bytes are compared by content, and never kept. */
  @Override
  public boolean equals(Object other) {
    return other instanceof WriteRequest that
        && operation.equals(that.operation)
        && key.equals(that.key)
        && java.util.Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return java.util.Objects.hash(operation, key, java.util.Arrays.hashCode(body));
  }
}
