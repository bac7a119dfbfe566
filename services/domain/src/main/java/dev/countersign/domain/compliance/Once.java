package dev.countersign.domain.compliance;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Works something out once, when it is first asked for. */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> how;
  private @Nullable T known;

  Once(Supplier<T> how) {
    this.how = how;
  }

  @Override
  public synchronized T get() {
    var found = known == null ? how.get() : known;
    known = found;
    return found;
  }
}
